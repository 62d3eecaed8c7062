import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFiles } from '../support/temporary-folder.js';

const loans = 'docs/openapi/v3/library/loans.md';

export function edit(place: string, from: string, to: string): void {
  writeFileSync(place, readFileSync(place, 'utf8').replace(from, to));
}

/** Changes of the pages between a run that writes to the cache and the next one. */
export const changesOfPages: Readonly<Record<string, (folder: string) => void>> = {
  nothing: () => {},
  'a word of a page': (folder) => edit(join(folder, loans), '查询借阅', '查借阅'),
  'a type of a page': (folder) => edit(join(folder, loans), '| string | 状态', '| integer | 状态'),
  'the method of a page': (folder) => edit(join(folder, 'docs/openapi/v3/library/books.md'), '{#get}', '{#post}'),
  // `v2` is not part of a URL, so both pages describe `GET /v3/library/loans`.
  'a page that repeats the call of a later one': (folder) =>
    writeFiles(folder, { 'docs/openapi/v2/v3/library/loans.md': readFileSync(join(folder, loans)) }),
  'a new page': (folder) =>
    writeFiles(folder, { 'docs/openapi/v3/library/more.md': readFileSync(join(folder, loans)) }),
  'a removed page': (folder) => rmSync(join(folder, loans)),
  'the name of a page': (folder) => renameSync(join(folder, loans), join(folder, 'docs/openapi/v3/library/lent.md')),
  'a page that cannot be read': (folder) => writeFileSync(join(folder, loans), new Uint8Array([0x23, 0xff])),
  'accepted diagnostics': (folder) =>
    writeFiles(folder, {
      'docs/accepted.json': '[{"code":"title-missing","file":"openapi/v3/library/readers.md","reason":"a test"}]',
    }),
};
