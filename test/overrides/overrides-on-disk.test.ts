import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultSettings, type Settings } from '../../generator/config/settings.js';
import { buildClient } from '../../generator/run/build-client.js';
import { readSchema } from '../../generator/run/read-schema.js';
import { finishRun } from '../../generator/run/run-events.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';

const page = `# 借出一本书 {#post}

| 请求参数 | 类型 | 描述
| --- | --- | ---
| json {data-required} | object | 请求的内容
| days {data-indent=1} | string | 天数

| 返回字典 | 类型 | 描述
| --- | --- | ---
| 空字符串(无返回内容)
`;

const days = (path: string, action: string) =>
  `- page: ${path}\n  field: request.json.days\n  ${action}\n  reason: The sample shows a number.\n`;
const loans = 'openapi/v3/library/loans';
const toInteger = days(loans, 'set: { type: integer }');

/** Emit two pages with some files of overrides, which apply one after the other. */
async function emit(texts: readonly string[], settings: Partial<Settings> = {}) {
  const folder = createTestFolder();
  const names = texts.map((_, index) => join(folder, `${index}.yaml`));
  writeFiles(folder, { 'openapi/v3/library/loans.md': page, 'openapi/v3/library/returns.md': page });
  writeFiles(folder, Object.fromEntries(texts.map((text, index) => [`${index}.yaml`, text])));
  const call = { folders: [folder], version: '0', settings: { ...defaultSettings, ...settings, overrides: names } };
  const read = await finishRun(buildClient(call));
  if ('wrong' in read) throw new Error('There is no page.');
  const files = new Map(read.generated.map(({ path, text }) => [path, text]));
  const { input }: { input: string } = JSON.parse(files.get('manifest.json') ?? '');
  return { files, input, codes: read.diagnostics.map(({ code }) => code) };
}

describe('the digest of the input', () => {
  it('stays the same where no override changes anything', async () => {
    const { input } = await emit([]);
    expect((await emit([days(loans, 'set: { type: string }')])).input).toBe(input);
    expect((await emit([days('openapi/v3/elsewhere', 'drop: true')])).input).toBe(input);
  });

  it('changes where one does, and again where the override changes', async () => {
    const inputs = await Promise.all([
      emit([]),
      emit([toInteger]),
      emit([days(loans, 'set: { type: number }')]),
      emit([toInteger.replace('a number', 'a whole number')]),
    ]);
    expect(new Set(inputs.map(({ input }) => input)).size).toBe(4);
  });

  it('stays the same where an entry moves in its file', async () => {
    const { input } = await emit([toInteger]);
    expect((await emit([`# Of the library.\n\n${toInteger}`])).input).toBe(input);
  });
});

describe('a page that is not there', () => {
  const elsewhere = [days('openapi/v3/library/lones', 'drop: true')];

  it('is reported', async () => {
    expect((await emit(elsewhere)).codes).toEqual(['override-page-missing']);
  });

  it('is not reported where it is excluded on purpose', async () => {
    expect((await emit([toInteger], { exclude: [loans] })).codes).toEqual([]);
    expect((await emit([toInteger], { include: ['openapi/v3/library/returns'] })).codes).toEqual([]);
  });
});

describe('several files', () => {
  it('apply one after the other', async () => {
    const { files, codes } = await emit([toInteger, days(loans, "set: { type: 'boolean' }")]);
    expect(files.get('v3/library/loans.ts')).toContain('days?: boolean;');
    expect(codes).toEqual([]);
  });

  it('are reported where one is missing', async () => {
    const settings = { ...defaultSettings, overrides: ['nowhere.yaml'] };
    const folder = createTestFolder();
    writeFiles(folder, { 'openapi/v3/library/loans.md': page });
    const read = await finishRun(buildClient({ folders: [folder], version: '0', settings }));
    expect(read).toMatchObject({ diagnostics: [{ code: 'overrides-unreadable', range: { file: 'nowhere.yaml' } }] });
  });
});

it('changes only one page', async () => {
  const { files } = await emit([toInteger]);
  expect(files.get('v3/library/loans.ts')).toContain('days?: number;');
  expect(files.get('v3/library/returns.ts')).toContain('days?: string;');
});

it('renames a call in its file and in the chain', async () => {
  const { files } = await emit([`- page: ${loans}\n  set: { name: delete }\n  reason: So they say.\n`]);
  expect(files.get('v3/library/loans.ts')).toContain('export { delete_ as delete };');
  expect(files.get('index.ts')).toMatch(/'v3\/library\/loans': .*\['delete'\]/);
});

it('escapes added text', async () => {
  const text = [
    `- page: ${loans}`,
    `  field: "request.json.a'; }*/ process;exit(1)"`,
    `  add: { type: string, values: ["'; \${x} */"], description: '*/ throw 1; /*' }`,
    '  reason: a',
  ].join('\n');
  const { files } = await emit([text]);
  const file = files.get('v3/library/loans.ts') ?? '';
  expect(file).toContain('process;exit');
  expect(file).not.toMatch(/^\s*\*\/ throw 1/m);
});

it('an override without a page is not missed where its page is as an earlier run found it', async () => {
  const folder = createTestFolder();
  const text = '- operation: POST /v3/library/loans\n  drop: true\n  reason: It is gone.\n';
  const write = (returns: string) =>
    writeFiles(folder, {
      'docs/openapi/v3/library/loans.md': `${page}\n${page.replace('{#post}', '{#put}')}`,
      'docs/openapi/v3/library/returns.md': returns,
      'overrides.yaml': text,
    });
  const run = async () => {
    const settings = { ...defaultSettings, overrides: [join(folder, 'overrides.yaml')] };
    const cache = { folder: join(folder, 'cache') };
    const read = await finishRun(readSchema({ folders: [join(folder, 'docs')], settings, cache }));
    if ('wrong' in read) throw new Error('There is no page.');
    const described = read.pages.flatMap(({ operations }) => operations.map(({ method, url }) => `${method} ${url}`));
    return [described, read.diagnostics.map(({ code }) => code)];
  };
  write(page);
  expect(await run()).toEqual([['PUT /v3/library/loans', 'POST /v3/library/returns'], []]);
  write(page.replace('天数', '日数'));
  expect(await run()).toEqual([['PUT /v3/library/loans', 'POST /v3/library/returns'], []]);
});
