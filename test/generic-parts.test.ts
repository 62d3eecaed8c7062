import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const repository = join(import.meta.dirname, '..');

/** Folders that may mention one API or be in one language: those of APIs and of languages, and texts about pages. */
const particular = [
  'generator/apis/',
  'generator/dialects/',
  'generator/messages/',
  'templates/explanations/',
  'templates/overrides/',
  'templates/runtime/wechatpay/',
  // A text in two languages is a file for each.
  'templates/runtime/http/readme.zh.hbs',
];

const files = ['generator', 'templates']
  .flatMap((folder) => readdirSync(join(repository, folder), { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) =>
    join(parentPath, name)
      .slice(repository.length + 1)
      .replaceAll('\\', '/'),
  )
  .filter((file) => !particular.some((folder) => file.startsWith(folder)));

/** Lines in which a pattern is found. */
function linesWith(pattern: RegExp): string[] {
  return files.flatMap((file) => {
    const lines = readFileSync(join(repository, file), 'utf8').split('\n');
    return lines.flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : []));
  });
}

it('finds the parts that are independent of an API', () => {
  const folders = new Set(files.map((file) => file.split('/').slice(0, 2).join('/')));
  expect([...folders].filter((folder) => /4-emit|commands|runtime/.test(folder)).sort()).toEqual([
    'generator/4-emit',
    'generator/commands',
    'templates/runtime',
  ]);
});

it.each([
  ['name of an API', /wechat|wxpay|weixin|mch_|sub_mchid/i],
  ['version of an API', /\bv2\b/i],
  // Han with its radicals and punctuation, kana, hangul, and the fullwidth forms of Latin signs.
  [
    'character of Chinese, Japanese or Korean',
    /[\u2E80-\u9FFF\uA960-\uA97F\uAC00-\uD7FF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFFEF]/,
  ],
])('has no %s outside the folders of APIs and languages', (_, pattern) => {
  expect(linesWith(pattern)).toEqual([]);
});
