import { execFile, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { beforeAll, expect, it } from 'vitest';
import { installStacks } from '../../stacks/install-stacks.js';
import { BROWSER_FLAGS, findBrowser } from '../../support/find-browser.js';
import { skipUnless } from '../../support/skip-unless.js';
import { createFolder, createTestFolder } from '../../support/temporary-folder.js';
import { type Received, serve, type TestServer } from './serve.js';

const expected = {
  loan: { loan_id: '83cf0018db109f2c1b941a84f1f2084ca67a7226b9d96ba93421e32a010d2507' },
  hash: { url: '/echo?t=edf3cc9883df715f8ada1ddaa29a8051&s=N0NCE', body: '' },
  refused: { name: 'ApiError', status: 409, code: '9', message: 'Already lent' },
  upload: ['name="title"', 'filename="a.txt"'],
  form: { url: '/echo', body: 'a=b%20c&a=%C3%A9' },
  download: { name: 'a.csv', type: 'text/csv', text: 'a,b' },
  lost: 'ConnectionError',
  leaks: false,
};

/** An API that pages of any origin may call. */
function serveApi(): Promise<TestServer> {
  return serve((request, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Access-Control-Allow-Headers', '*');
    response.setHeader('Access-Control-Expose-Headers', '*');
    if (request.method === 'OPTIONS') return void response.writeHead(204).end();
    const path = request.url.replace(/\?.*/, '');
    if (path === '/refuse') response.statusCode = 409;
    if (path !== '/file') return answers[path]?.(request) ?? {};
    response.setHeader('Content-Disposition', 'attachment; filename=a.csv');
    return void response.writeHead(200, { 'Content-Type': 'text/csv' }).end('a,b');
  });
}

const answers: Readonly<Record<string, (request: Received) => object>> = {
  '/v1/loans/create': ({ headers }) => ({ code: 0, data: { loan_id: headers['x-sign'] } }),
  '/refuse': () => ({ code: 9, message: 'Already lent' }),
  '/upload': ({ body }) => body.match(/(?:file)?name="(?:title|a\.txt)"/g) ?? [],
  '/echo': ({ url, body }) => ({ url, body }),
};

let program: string;
let packages: string;
beforeAll(async () => {
  packages = installStacks();
  const result = await build({
    stdin: {
      contents: "export { useClient } from './program.js'",
      resolveDir: import.meta.dirname,
      loader: 'ts',
    },
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    write: false,
  });
  program = result.outputFiles[0]?.text ?? '';
}, 20 * 60_000);

const run = promisify(execFile);
const dead = 'http://127.0.0.1:1';

it.each([
  ['this Node.js', () => [process.execPath]],
  ['Node.js 24', () => [join(packages, 'node_modules/node24/bin/node')]],
  ['Deno', () => [join(packages, 'node_modules/.bin/deno'), 'run', '--allow-net', '--no-config']],
  ['Bun', () => [join(packages, 'node_modules/.bin/bun'), 'run']],
])('a client runs in %s', async (_, command) => {
  const { origin } = await serveApi();
  const file = join(createTestFolder(), 'program.mjs');
  const last = `console.log(JSON.stringify(await useClient(${JSON.stringify({ api: origin, dead })})));`;
  writeFileSync(file, `${program}\n${last}\n`);
  const [name = '', ...args] = command();
  const { stdout } = await run(name, [...args, file]);
  expect(JSON.parse(stdout)).toEqual(expected);
});

const browser = findBrowser();

it(
  'a client runs in a page of another origin',
  skipUnless(browser !== undefined, 'there is no Chromium.'),
  async () => {
    const { origin } = await serveApi();
    let tell: (text: string) => void = () => {};
    const told = new Promise<string>((resolve) => {
      tell = resolve;
    });
    const page = await serve(({ method, body }, response) => {
      if (method === 'POST') tell(body);
      const last = `useClient(${JSON.stringify({ api: origin, dead })}).catch(String).then((result) => fetch('/', { method: 'POST', body: JSON.stringify(result) }));`;
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(
        `<!doctype html><script type="module">${program.replaceAll('</script', '<\\/script')}\n${last}</script>`,
      );
    });
    // Not a folder of the test: processes of the browser still write into it.
    const folder = createFolder();
    const child = spawn(browser ?? '', [
      ...BROWSER_FLAGS,
      '--disable-dev-shm-usage',
      `--user-data-dir=${folder}`,
      '--remote-debugging-port=0',
      page.origin,
    ]);
    try {
      expect(JSON.parse(await told)).toEqual(expected);
    } finally {
      child.kill();
    }
  },
);
