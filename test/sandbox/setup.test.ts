import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createCredentials } from '../../sandbox/credentials/credentials.js';
import { loadCredentials } from '../../sandbox/credentials/load-credentials.js';
import { createTestFolder } from '../support/temporary-folder.js';
import { connect } from './connect.js';

const readSetup = async (url: string, headers = {}) => fetch(new URL('_sandbox/setup', url), { headers });

it('shows how to create a client, and where the keys are, but no key', async () => {
  const folder = join(createTestFolder(), 'keys');
  const credentials = await loadCredentials(folder);
  const { sandbox } = await connect({ credentials, keysFolder: folder });
  const text = await (await readSetup(sandbox.url)).text();
  const { snippet, values } = JSON.parse(text);
  expect(snippet).toContain(`privateKey: readFileSync(${JSON.stringify(join(folder, 'apiclient_key.pem'))}, 'utf8'),`);
  expect(snippet).toContain(`baseUrl: '${sandbox.url}',`);
  expect(values).toEqual([
    { name: 'baseUrl', value: sandbox.url },
    { name: 'mchid', value: credentials.mchid },
    { name: 'serial', value: credentials.merchant.certificate.serialNumber },
    { name: 'PUB_KEY_ID', value: credentials.publicKey.id },
    ...['apiclient_key.pem', 'pub_key.pem', 'apiv3_key.txt', 'v2_key.txt'].map((name) => ({
      name,
      value: join(folder, name),
    })),
  ]);
  for (const secret of [credentials.apiV3Key, credentials.secret, 'PRIVATE KEY']) expect(text).not.toContain(secret);
});

it('names no file if the keys are only in memory', async () => {
  const { sandbox } = await connect({ credentials: await createCredentials() });
  const { snippet, values } = JSON.parse(await (await readSetup(sandbox.url)).text());
  expect(snippet).toBe('createClient(sandbox.clientOptions);\n');
  expect(values.map(({ name }: { name: string }) => name)).toEqual(['baseUrl', 'mchid', 'serial', 'PUB_KEY_ID']);
});

it('cannot be read by a page of another site, nor without the token where other machines can connect', async () => {
  const { sandbox } = await connect();
  expect((await readSetup(sandbox.url, { origin: 'https://evil.example' })).status).toBe(403);
  const open = await connect({ host: '0.0.0.0' });
  expect((await readSetup(open.sandbox.url)).status).toBe(401);
  const shown = await readSetup(open.sandbox.url, { authorization: `Bearer ${open.sandbox.controlToken}` });
  expect(await shown.text()).not.toContain(open.sandbox.controlToken);
});
