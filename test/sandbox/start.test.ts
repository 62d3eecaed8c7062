import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createTestFolder } from '../support/temporary-folder.js';
import { connect, ORDER } from './connect.js';

it('reports that its port is taken, and releases its file', async () => {
  const { sandbox } = await connect();
  const data = join(createTestFolder(), 'sandbox.db');
  await expect(connect({ port: Number(new URL(sandbox.url).port), data })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
  const { wxpay } = await connect({ data });
  expect(await wxpay.v3.pay.transactions.native.post({ json: ORDER })).toMatchObject({ code_url: expect.any(String) });
});

it('has a URL of this machine when it listens on every address', async () => {
  const { sandbox, wxpay } = await connect({ host: '0.0.0.0' });
  expect(new URL(sandbox.url).hostname).toBe('127.0.0.1');
  expect(await wxpay.v3.pay.transactions.native.post({ json: ORDER })).toMatchObject({ code_url: expect.any(String) });
});
