import { expect, it } from 'vitest';
import { wechatpay } from '../../generator/apis/wechatpay/dialect.js';
import { createDescriber } from '../../generator/describe-page.js';

const repeat = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

/** The codes of the diagnostics of a page with a sample. */
function codesOf(lines: string): readonly string[] {
  const sample = `\`\`\`php [x]\n${lines}\n$instance->chain('v3/x')->post(['json' => $z]);\n\`\`\``;
  const tables = ['请求参数', '返回字典'].map(
    (word) => `| ${word} | 类型 | 描述\n| --- | --- | ---\n| json | object | d\n`,
  );
  const text = `# X {#post}\n\n${tables[0]}\n${sample}\n\n${tables[1]}`;
  const { diagnostics } = createDescriber(wechatpay)({ path: 'openapi/v3/x', file: 'openapi/v3/x.md', text });
  return diagnostics.map(({ code }) => code);
}

it.each([
  [
    'objects that hold one another',
    `$a = ['a' => '1'];\n${repeat(40, () => "$a = ['a' => $a, 'b' => $a];")}\n$z = $a;`,
  ],
  ['lists that hold one another', `$a = ['1'];\n${repeat(40, () => '$a = [$a, $a];')}\n$z = ['a' => $a];`],
  [
    'calls that hold one another',
    `$a = ['1'];\n${repeat(40, () => '$a = [json_encode($a), json_encode($a)];')}\n$z = ['a' => $a];`,
  ],
  ['texts that double', `$a = 'xxxxxxxx';\n${repeat(40, () => '$a = $a . $a;')}\n$z = ['a' => $a];`],
  ['texts that double in quotes', `$a = 'xxxxxxxx';\n${repeat(40, () => '$a = "$a$a";')}\n$z = ['a' => $a];`],
  ['thousands of assignments', `$z = ['a' => 1];\n${repeat(3000, (index) => `$z['k${index}'] = 1;`)}`],
])('a sample with %s is not read', (_, lines) => {
  expect(codesOf(lines)).toContain('sample-too-large');
});

it('a sample whose variables contain one another a few times is read', () => {
  expect(codesOf(`$a = ['a' => '1'];\n${repeat(5, () => "$a = ['a' => $a, 'b' => $a];")}\n$z = $a;`)).not.toContain(
    'sample-too-large',
  );
});

it.each([
  ['lists by indent', repeat(1500, (index) => `${'  '.repeat(index)}- a`)],
  ['lists in a line', `${'- '.repeat(1500)}a`],
  ['numbers in a line', `${'1. '.repeat(1500)}a`],
  ['quotes', `${'>'.repeat(20_000)} a`],
])('a page with %s that are nested far too deep is rejected', (_, lines) => {
  const { diagnostics } = createDescriber(wechatpay)({
    path: 'openapi/v3/x',
    file: 'x.md',
    text: `# X {#post}\n\n${lines}\n`,
  });
  expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toContain(
    'page-unreadable The page cannot be read: lists or quotes are nested more than 100 deep.',
  );
});

/** Samples of about 8,000 values each, all different. */
function pageWithSamples(count: number): string {
  const samples = repeat(
    count,
    (index) =>
      `\`\`\`php [s${index}]\n$a = ['${index}'];\n${repeat(11, () => '$a = [$a, $a];')}\n$instance->chain('v3/x')->post(['json' => ['a' => $a, 'b' => ${index}]]);\n\`\`\`\n`,
  );
  const table = (word: string) => `| ${word} | 类型 | 描述\n| --- | --- | ---\n| json | object | d\n`;
  return `# X {#post}\n\n${table('请求参数')}\n${samples}\n${table('返回字典')}`;
}

it('the samples of a page are read up to a total, and each of the rest is reported', () => {
  const { diagnostics } = createDescriber(wechatpay)({
    path: 'openapi/v3/x',
    file: 'openapi/v3/x.md',
    text: pageWithSamples(40),
  });
  const tooLarge = diagnostics.filter(({ code }) => code === 'sample-too-large');
  expect(tooLarge).toHaveLength(24);
  expect(tooLarge[0]?.message).toBe(
    'The sample “s16” stands for more than 100000 values, together with those before it, or for a text as long; it is not read.',
  );
});

it('a page whose references expand a long title too often is rejected', () => {
  const references = '{{ $frontmatter.title }} '.repeat(200);
  const text = `---\ntitle: ${'x'.repeat(1000)}\n---\n\n# X {#post}\n\n${references}\n`;
  const { diagnostics } = createDescriber(wechatpay)({ path: 'openapi/v3/x', file: 'x.md', text });
  expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toContain(
    'page-unreadable The page cannot be read: its references to the front matter stand for more than 100000 characters.',
  );
});
