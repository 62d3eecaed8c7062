import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { compile } from '../support/compile.js';
import { repository } from '../support/run-docwright.js';
import { createTestFolder } from '../support/temporary-folder.js';
import { type CodeBlock, documents, readMarkdown, readTableCode } from './read-markdown.js';
import { writePrograms } from './write-programs.js';

const others = [
  'CONTRIBUTING.md',
  'generator/README.md',
  'docs/ci.md',
  'docs/diagnostics.md',
  'docs/dialect.md',
  'docs/overrides.md',
];

function withoutComments({ language, text }: CodeBlock): string {
  if (['ts', 'js'].includes(language)) return text.replace(/(^|\s+)\/\/.*$/gm, '');
  return language === 'sh' ? text.replace(/(^|\s+)#.*$/gm, '') : text;
}

it.each(documents)('%s and %s have the same content', (...languages) => {
  const [english, chinese] = languages.map(readMarkdown);
  expect(chinese?.headings).toEqual(english?.headings);
  expect(chinese?.code.map(withoutComments)).toEqual(english?.code.map(withoutComments));
  expect(readTableCode(languages[1])).toEqual(readTableCode(languages[0]));
  const inEnglish = chinese?.links.map((path) => path.replace('.zh-CN', ''));
  expect(inEnglish?.toSorted()).toEqual(english?.links.map((path) => path.replace('.zh-CN', '')).toSorted());
});

it.each(documents.flat().filter((path) => path.includes('zh-CN')))(
  '%s links to Chinese documents where they exist',
  (path) => {
    const others = readMarkdown(path).links.filter((link) => /(?<!\.zh-CN)\.(?:md|svg|png)$/.test(link));
    const translated = others.filter((link) =>
      existsSync(join(repository, dirname(path), link.replace(/\.\w+$/, '.zh-CN$&'))),
    );
    expect(translated).toEqual([basename(path).replace('.zh-CN', '')]);
  },
);

it.each([...documents.flat(), ...others])('%s links to existing files', (path) => {
  const missing = readMarkdown(path).links.filter((link) => !existsSync(join(repository, dirname(path), link)));
  expect(missing).toEqual([]);
});

it('quotes files unchanged', () => {
  const excerpts = readMarkdown('README.md').code.filter(
    ({ language, linkAbove }) => language !== 'yaml' && linkAbove !== undefined,
  );
  const changed = excerpts.filter(
    ({ text, linkAbove = '' }) => !readFileSync(join(repository, linkAbove), 'utf8').includes(text),
  );
  expect({ count: excerpts.length, changed }).toEqual({ count: 2, changed: [] });
});

it('shows programs that compile in the newest TypeScript', () => {
  const folder = createTestFolder();
  const isPlain = (text: string) => !/ from '(?:express|hono|@(?:hono|nestjs)\/[\w-]+)'/.test(text);
  expect(writePrograms(folder, isPlain)).toEqual(
    expect.arrayContaining(['src/order.ts', 'src/wxpay.ts', 'src/receive.ts']),
  );
  // As the `tsconfig.json` of the README has it.
  expect(compile(folder, 'newest TypeScript', ['es2023'])).toEqual([]);
});
