import { appendFileSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { check } from '../../generator/commands/check.js';
import { hashText } from '../../generator/model/hash-text.js';
import { recordConsole } from '../diagnostics/record-console.js';
import { createTestFolder } from '../support/temporary-folder.js';
import { rewriteRecord, runOn, writeLibrary } from './run-twice.js';

const victim = 'out/runtime/core/client.ts';

/** Change a file of the client; returns how its records would have to change to match: `[before, after]` of each hash. */
async function tamper(folder: string): Promise<readonly (readonly [string, string])[]> {
  writeLibrary(folder);
  await runOn(folder);
  const manifest = readFileSync(join(folder, 'out/manifest.json'), 'utf8');
  const before = readFileSync(join(folder, victim), 'utf8');
  appendFileSync(join(folder, victim), '// tampered\n');
  const after = readFileSync(join(folder, victim), 'utf8');
  const changed = manifest.replaceAll(hashText(before), hashText(after));
  writeFileSync(join(folder, 'out/manifest.json'), changed);
  return [
    [hashText(before), hashText(after)],
    [hashText(manifest), hashText(changed)],
  ];
}

const recordOf = (folder: string) => join(folder, 'cache', readdirSync(join(folder, 'cache'))[0] ?? '');
const isTampered = (folder: string) => readFileSync(join(folder, victim), 'utf8').includes('tampered');

const replaceAll = (text: string, pairs: readonly (readonly [string, string])[]) =>
  pairs.reduce((changed, [before, after]) => changed.replaceAll(before, after), text);

it('writes a tampered client again even if a record says that it is unchanged', async () => {
  const folder = createTestFolder();
  const pairs = await tamper(folder);
  const body = replaceAll(readFileSync(recordOf(folder), 'utf8').replace(/^.*\n/, ''), pairs);
  writeFileSync(recordOf(folder), `${hashText(body)}\n${body}`);
  await runOn(folder);
  expect(isTampered(folder)).toBe(false);
});

it('ignores a record under the name of another', async () => {
  const [mine, other] = [createTestFolder(), createTestFolder()];
  const pairs = await tamper(other);
  await rewriteRecord(recordOf(other), (body) => replaceAll(body, pairs));
  writeLibrary(mine);
  const first = await runOn(mine);
  copyFileSync(recordOf(other), recordOf(mine));
  expect(await runOn(mine)).toEqual({ ...first, told: expect.stringContaining('0 written') });
});

it('checks the client itself, even if a valid record says that it is up to date', async () => {
  const folder = createTestFolder();
  const pairs = await tamper(folder);
  await rewriteRecord(recordOf(folder), (body) => replaceAll(body, pairs));
  const { console, said } = recordConsole();
  const call = {
    folders: [join(folder, 'docs')],
    out: join(folder, 'out'),
    version: '0',
    command: 'docwright generate',
  };
  const cache = { folder: join(folder, 'cache') };
  const exitCode = await check({ ...call, cache, format: 'json', allowForeign: false }, console);
  expect([exitCode, JSON.parse(said.printed).stale]).toEqual([1, ['manifest.json', 'runtime/core/client.ts']]);
});

it('removes only records from its folder', async () => {
  const folder = createTestFolder();
  writeLibrary(folder);
  mkdirSync(join(folder, 'cache'));
  for (let number = 0; number < 40; number += 1) writeFileSync(join(folder, 'cache', `mine-${number}.json`), '{}');
  await runOn(folder);
  expect(existsSync(join(folder, 'cache/mine-0.json'))).toBe(true);
});
