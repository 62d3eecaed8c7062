import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { generate } from '../../generator/commands/generate.js';
import { defaultSettings, type Settings } from '../../generator/config/settings.js';
import { openRecordStore } from '../../generator/run/memory/record-store.js';
import { digestFolder } from '../determinism/look-at-folder.js';
import { recordConsole } from '../diagnostics/record-console.js';
import { writeFiles } from '../support/temporary-folder.js';

const page = (title: string) => `# ${title} {#get}

| 请求参数 | 类型 {.type} | 描述 {.desc}
| --- | --- | ---
| query {data-required} | object | 查询参数
| kind {data-indent=1} | string | 种类，枚举值：<br/>\`BOOK\`：书<br/>\`MAP\`：地图

{.im-table #request}

| 返回字典 | 类型 {.type} | 描述 {.desc}
| --- | --- | ---
| state {data-required} | string | 状态

{.im-table #response}
`;

/** Write three pages below a folder. */
export function writeLibrary(folder: string): void {
  writeFiles(folder, {
    'docs/openapi/v3/library/loans.md': page('查询借阅'),
    'docs/openapi/v3/library/books.md': page('查询书'),
    'docs/openapi/v3/library/readers.md': page(''),
  });
}

export interface RunOptions {
  readonly settings?: Settings;
  readonly remembering?: boolean;
  readonly out?: string;
}

/** Generate from a folder's `docs`; returns what was printed, independent of the folder's path, and the files of the output. */
export async function runOn(folder: string, options: RunOptions = {}) {
  const { settings = defaultSettings, remembering = true, out = 'out' } = options;
  const { console, said } = recordConsole();
  const cache = { folder: join(folder, 'cache'), disabled: !remembering };
  const place = join(folder, out);
  const exitCode = await generate(
    { folders: [join(folder, 'docs')], out: place, version: '0', settings, cache },
    console,
  );
  const told = said.told.replace(/done in .*/, '');
  return { exitCode, complained: said.complained.replaceAll(folder, ''), told, client: digestFolder(place) };
}

/** Change the content of a record and sign it again, as docwright itself would. */
export async function rewriteRecord(record: string, change: (body: string) => string): Promise<void> {
  const body = readFileSync(record, 'utf8').replace(/^.*\n/, '');
  await openRecordStore(dirname(record)).write(basename(record, '.json'), JSON.parse(change(body)));
}
