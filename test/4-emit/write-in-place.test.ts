import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { planChanges } from '../../generator/4-emit/write/plan-changes.js';
import { readManifest } from '../../generator/4-emit/write/read-manifest.js';
import { scanFolder } from '../../generator/4-emit/write/scan-folder.js';
import { writeClient } from '../../generator/4-emit/write/write-client.js';
import { writeInPlace } from '../../generator/4-emit/write/write-in-place.js';
import type { GeneratedFile } from '../../generator/model/generated-file.js';
import { client } from './client-files.js';

let out: string;

beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'write-in-place-'));
});
afterEach(() => rmSync(out, { recursive: true, force: true }));

test('a folder that cannot be renamed gets the same files', async () => {
  await writeClient(out, client({ 'v3/a.ts': 'a', 'v3/b.ts': 'b', 'c.ts/d.ts': 'd' }));
  writeFileSync(join(out, 'mine'), 'mine');
  const { ino } = statSync(out);
  await change(client({ 'v3/a.ts': 'changed', 'c.ts': 'file' }));
  expect(statSync(out).ino).toBe(ino);
  expect(readdirSync(out, { recursive: true }).sort()).toEqual(['c.ts', 'manifest.json', 'mine', 'v3', 'v3/a.ts']);
  expect(readFileSync(join(out, 'v3/a.ts'), 'utf8')).toBe('changed');
});

test('files that a killed run left are not taken for files of the user', async () => {
  await writeClient(out, client({ 'a.ts': 'a' }));
  // A folder where a file must go makes the run fail midway.
  const changes = {
    write: client({ 'b.ts': 'b', 'c.ts': 'c' }),
    remove: new Set<string>(),
    emptied: new Set<string>(),
  };
  mkdirSync(join(out, 'c.ts'));
  await expect(writeInPlace({ ...(await situationOf([])), files: changes.write }, changes)).rejects.toThrow();
  rmSync(join(out, 'c.ts'), { recursive: true });
  await writeClient(out, client({ 'b.ts': 'other' }));
  expect(readdirSync(out).sort()).toEqual(['b.ts', 'manifest.json']);
});

async function situationOf(files: readonly GeneratedFile[]) {
  return { folder: out, found: await scanFolder(out), listed: await readManifest(out), files };
}

async function change(files: readonly GeneratedFile[]): Promise<void> {
  const situation = await situationOf(files);
  await writeInPlace(situation, await planChanges(situation));
}
