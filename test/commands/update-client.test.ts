import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { generateOnce } from '../../generator/commands/generate.js';
import { updateClient } from '../../generator/commands/update-client.js';
import { defaultSettings } from '../../generator/config/settings.js';
import { writeLibrary } from '../cache/run-twice.js';
import { recordConsole } from '../diagnostics/record-console.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';

it('reports once the warnings and unmatched globs that a change adds, as generate does', async () => {
  const folder = createTestFolder();
  writeLibrary(folder);
  const docs = join(folder, 'docs');
  const settings = { ...defaultSettings, exclude: ['**/readers'] };
  const call = { folders: [docs], out: join(folder, 'out'), version: '0', settings, cache: { disabled: true } };
  const { client } = await generateOnce(call, recordConsole().console);
  if (client === undefined) throw new Error('No client was written.');
  const [loans, readers] = ['loans', 'readers'].map((name) => join(docs, `openapi/v3/library/${name}.md`));
  const text = readFileSync(loans ?? '', 'utf8').replace('| string | 种类', '| strin | 种类');
  writeFiles(docs, { 'openapi/v3/library/loans.md': text });
  rmSync(readers ?? '');
  const { console, said } = recordConsole();
  const current = await updateClient({ call, current: client }, new Set([loans ?? '', readers ?? '']), console);
  if (current === undefined) throw new Error('No client was written.');
  expect([said.told, said.complained.split('\n').slice(1)]).toEqual([
    '1 warning\n       1 type-unknown\n',
    ['docwright: The glob **/readers of exclude matches none of 2 pages.', ''],
  ]);
  const again = recordConsole();
  writeFiles(docs, { 'openapi/v3/library/loans.md': text.replace('查询借阅', '借阅') });
  await updateClient({ call, current }, new Set([loans ?? '']), again.console);
  expect([again.said.told, again.said.complained]).toEqual([
    '',
    expect.stringMatching(/written in \d+ ms; 1 warning\n$/),
  ]);
});
