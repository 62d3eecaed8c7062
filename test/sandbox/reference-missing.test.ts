import { spawn } from 'node:child_process';
import { cpSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { repository } from '../support/run-docwright.js';
import { createTestFolder } from '../support/temporary-folder.js';

/** A clone of which `npm run build` has been run, and `npm run build:reference` has not. */
function copyWithoutReference(): string {
  const folder = createTestFolder();
  for (const name of ['dist/bundle', 'package.json', 'templates']) {
    cpSync(join(repository, name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return folder;
}

async function startWithoutReference() {
  const folder = copyWithoutReference();
  const args = [join(folder, 'dist/bundle/main.js'), 'sandbox', join(repository, 'specs'), '--port', '0', '--no-cache'];
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let printed = '';
  for await (const chunk of child.stdout) {
    printed += chunk;
    if (printed.includes('});')) break;
  }
  return { printed, url: /http:\S+\//.exec(printed)?.[0] ?? '' };
}

it('starts without the reference, and says how to build it, on start and at its URL', async () => {
  const { printed, url } = await startWithoutReference();
  expect(printed).toContain('The API reference is not built. To build it, run: npm run build:reference\n');
  expect(printed).toContain(`Page:      ${url}\n`);
  const page = await fetch(`${url}_sandbox/reference`);
  expect([page.status, await page.text()]).toEqual([503, expect.stringContaining('npm run build:reference')]);
  expect((await fetch(`${url}_sandbox/reference/reference.js`)).status).toBe(503);
  expect((await fetch(`${url}_sandbox/reference/openapi.json`)).status).toBe(200);
  expect((await fetch(url)).status).toBe(200);
});
