import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Compiler, compile, compilers } from '../support/compile.js';
import { repository, runDocwright } from '../support/run-docwright.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';
import { type CodeBlock, readMarkdown, readSources } from './read-markdown.js';

const languages = ['README.md', 'README.zh-CN.md'] as const;
/** As the `tsconfig.json` of the README has it. */
const lib = ['es2023'];
const newPage = 'openapi/v3/pay/transactions/jsapi.md';

function withoutComments({ language, text }: CodeBlock): string {
  if (language === 'ts') return text.replace(/(^|\s+)\/\/.*$/gm, '');
  return language === 'sh' ? text.replace(/(^|\s+)#.*$/gm, '') : text;
}

/** The page that the README drafts, and what it says that `lint` prints. */
function draft(readme: string) {
  const { code } = readMarkdown(readme);
  const at = code.findIndex(({ text }) => text.includes('intger'));
  const told = code.slice(at).find(({ language }) => language === 'text')?.text;
  return { page: code[at]?.text ?? '', told };
}

function mended(page: string): string {
  return page.replace('intger', 'integer').replace('data-requird', 'data-required');
}

it('says the same in both languages', () => {
  const [english, chinese] = languages.map(readMarkdown);
  expect(chinese?.headings).toEqual(english?.headings);
  expect(chinese?.code.map(withoutComments)).toEqual(english?.code.map(withoutComments));
  expect(chinese?.links.toSorted()).toEqual(
    english?.links.toSorted().map((path) => path.replace('README.zh-CN', 'README')),
  );
});

it.each([
  ...languages,
  'CONTRIBUTING.md',
  'generator/README.md',
  'docs/dialect.md',
  'docs/ci.md',
  'docs/diagnostics.md',
  'docs/overrides.md',
])('%s links to files that are there', (path) => {
  const missing = readMarkdown(path).links.filter((link) => !existsSync(join(repository, dirname(path), link)));
  expect(missing).toEqual([]);
});

describe.each(languages)('%s', (readme) => {
  it('quotes files as they are', () => {
    const excerpts = readMarkdown(readme).code.filter(({ linkAbove }) => linkAbove !== undefined);
    const changed = excerpts.filter(
      ({ text, linkAbove = '' }) => !readFileSync(join(repository, linkAbove), 'utf8').includes(text),
    );
    expect({ count: excerpts.length, changed }).toEqual({ count: 2, changed: [] });
  });

  it.each(Object.keys(compilers) as Compiler[])('has programs that compile in %s', { timeout: 120_000 }, (compiler) => {
    const { 'src/order.ts': order, ...programs } = readSources(readme);
    const folder = createTestFolder();
    writeFiles(folder, programs);
    cpSync(join(repository, 'generated'), join(folder, 'src/wechatpay'), { recursive: true });
    expect(Object.keys(programs)).toContain('src/first-call.ts');
    expect(compile(folder, compiler, lib)).toEqual([]);
  });

  it('shows what lint prints about its draft, and nothing of the mended page', () => {
    const folder = createTestFolder();
    const { page, told } = draft(readme);
    cpSync(join(repository, 'specs'), join(folder, 'docs'), { recursive: true });
    writeFiles(join(folder, 'docs'), { [newPage]: page });
    expect(runDocwright(['lint', 'docs'], folder)).toEqual({ exitCode: 0, stdout: told, stderr: '' });
    writeFiles(join(folder, 'docs'), { [newPage]: mended(page) });
    expect(runDocwright(['lint', 'docs'], folder)).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  });

  it('calls what its mended page gives', { timeout: 120_000 }, () => {
    const folder = createTestFolder();
    const { 'src/wxpay.ts': wxpay = '', 'src/order.ts': order = '' } = readSources(readme);
    cpSync(join(repository, 'specs'), join(folder, 'docs'), { recursive: true });
    writeFiles(join(folder, 'docs'), { [newPage]: mended(draft(readme).page) });
    mkdirSync(join(folder, 'src'));
    expect(runDocwright(['generate', 'docs', '--out', 'src/wechatpay'], folder).exitCode).toBe(0);
    writeFiles(folder, { 'src/wxpay.ts': wxpay, 'src/order.ts': order });
    expect(compile(folder, 'newest TypeScript', lib)).toEqual([]);
  });
});
