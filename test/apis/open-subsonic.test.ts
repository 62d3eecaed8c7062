import { expect, it } from 'vitest';
import { openSubsonic } from '../../generator/dialects/open-subsonic.js';
import { createHttpClient } from '../../templates/runtime/http/create-client.js';
import { md5 } from '../../templates/runtime/http/md5.js';
import { serve } from '../runtime/http/serve.js';
import { callDocwright } from '../support/run-docwright.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';

const user = 'alice';
const options = ['inspect', '--dialect', openSubsonic.name, '--no-cache', '--silent'];

it.each([
  ['without options, the fixed parameters alone', {}, ''],
  ['with the name of the program', { client: 'radio' }, '', 'radio'],
  [
    'with a password, its salted hash',
    { user, password: 'secret' },
    '&u=alice&t=0c4818d584edb5c660fccc14f3514f95&s=N0NCE',
  ],
  ['with a plain password, the password', { user, plainPassword: 'sécret&1' }, '&u=alice&p=s%C3%A9cret%261'],
  ['with an API key, the key and no user', { apiKey: 'K-1' }, '&apiKey=K-1'],
])('a call sends, %s', async (_, given, proof, program = 'docwright') => {
  const { origin, received } = await serve();
  const api = { servers: [origin], auth: openSubsonic.api?.auth ?? [] };
  const client = createHttpClient(api, { ...given, nonce: () => 'N0NCE' }, { md5: async () => ({ md5 }) });
  await client.request('GET', '/rest/ping');
  expect(received[0]?.url).toBe(`/rest/ping?v=1.16.1&c=${program}&f=json${proof}`);
});

it('requires what the column says is always required', async () => {
  const folder = createTestFolder();
  writeFiles(folder, {
    'lend.md': `# lend

\`http://your-server/rest/lend\` Since 1.0.0

### Parameters

| Parameter | Req. | Default | Comment |
| --- | --- | --- | --- |
| \`id\` | **Yes** | | The book |
| \`reader\` | **Yes** (if lending) | | Who reads it |
| \`shelf\` | Yes (old) / No (new)* | | Where it stands |
| \`days\` | No | 14 | How long |
`,
  });
  const { stdout } = await callDocwright([...options, folder]);
  const needs = JSON.parse(stdout).pages[0].operations[0].request.query.map(
    ({ name, required }: { name: string; required: boolean }) => [name, required],
  );
  expect(needs).toEqual([
    ['id', true],
    ['reader', false],
    ['shelf', false],
    ['days', false],
  ]);
});
