import { afterEach, expect, it, vi } from 'vitest';
import { loadTlsSender } from '../../../templates/runtime/wechatpay/tls.js';
import { loadXmlParser } from '../../../templates/runtime/wechatpay/xml.js';

afterEach(() => {
  vi.doUnmock('undici');
  vi.doUnmock('@rgrove/parse-xml');
});

it.each<[string, () => Promise<unknown>]>([
  ['undici', () => loadTlsSender({ pfx: Buffer.alloc(1) }, fetch)],
  ['@rgrove/parse-xml', loadXmlParser],
])('says how to install %s where it is missing', async (name, load) => {
  vi.doMock(name, () => {
    throw new Error('Cannot find package');
  });
  await expect(load()).rejects.toMatchObject({
    name: 'ConfigError',
    message: `This call needs the package ${name}, which cannot be loaded. Run: npm install ${name}`,
    cause: expect.any(Error),
  });
});
