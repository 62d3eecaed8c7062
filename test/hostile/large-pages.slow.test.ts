import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { executable } from '../support/run-docwright.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';

/** A generous limit: a process that takes longer hangs. */
const longestRun = 60_000;

const start = '# x {#post}\n\n| 请求参数 | 类型 | 描述\n| --- | --- | ---\n| json | object | x\n';
const end = '\n\n| 返回字典 | 类型 | 描述\n| --- | --- | ---\n| a | string | b\n';
const tenMegabytes = 10 * 1024 * 1024;
const oneMegabyte = 1024 * 1024;

function fill(part: string, length = oneMegabyte): string {
  return part.repeat(Math.ceil(length / part.length));
}

function counted(count: number, make: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => make(index)).join('');
}

/** Generate a client of one page in a child process; returns the signal that ended it, and whether it crashed. */
function run(page: string) {
  const folder = createTestFolder();
  writeFiles(folder, { 'docs/openapi/v3/things.md': page });
  const { signal, status, stderr } = spawnSync(process.execPath, [executable, 'generate', 'docs', '--out', 'out'], {
    cwd: folder,
    encoding: 'utf8',
    timeout: longestRun,
    maxBuffer: 1024 ** 3,
  });
  return { signal, isOver: status === 0 || status === 1, traces: stderr.match(/^ +at .*$/gm) };
}

const ended = { signal: null, isOver: true, traces: null };

describe('a page of megabytes is read or rejected, and does not hang', () => {
  it.each([
    [
      'many rows',
      start +
        counted(150_000, (index) => `| a${index} {data-indent=1} | string | 第${index}个字段，用于描述它的含义\n`) +
        end,
    ],
    ['many equal rows', start + fill('| a {data-indent=1} | string | x\n', 2_000_000) + end],
    ['one giant cell', `${start}| a {data-indent=1} | string | ${fill('字', tenMegabytes / 3)}${end}`],
    [
      'one giant cell of codes',
      `${start}| a {data-indent=1} | string | ${fill('`A` \\| ', tenMegabytes)}枚举值之一${end}`,
    ],
    ['one giant attribute', `${start}| a {data-indent=1 data-tooltip="${fill('x')}"} | string | b${end}`],
    ['one giant name', `${start}| ${fill('a', 1_000_000)} {data-indent=1} | string | b${end}`],
    ['one giant brace', `${start}| a ${fill('{')} | string | b${end}`],
    ['one giant type', `${start}| a | ${fill('[]')} | b${end}`],
    ['one giant fence', `${start}\n\`\`\`php\n${fill('$instance->a->post([]);\n', tenMegabytes)}\`\`\`\n${end}`],
    [
      'one giant sample',
      `${start}\n\`\`\`php\n$instance->a->post(['json' => [${counted(50_000, (index) => `'k${index}' => 1, `)}]]);\n\`\`\`\n${end}`,
    ],
    [
      'one giant string in a sample',
      `${start}\n\`\`\`php\n$instance->a->post(['json' => ['a' => '${fill('x')}']]);\n\`\`\`\n${end}`,
    ],
    ['one giant paragraph', `# x {#post}\n\n${fill('字 ', tenMegabytes / 2)}\n\n${end}`],
    ['one giant paragraph of stars', `# x {#post}\n\n${fill('*a_', 500_000)}\n\n${end}`],
    ['one giant paragraph of stars and pipes', `# x {#post}\n\n${fill('*a_|')}\n\n${end}`],
    ['one giant paragraph of brackets', `# x {#post}\n\n${fill('[', 500_000)}\n\n${end}`],
    [
      'one giant paragraph of backticks',
      `# x {#post}\n\n${counted(2_000, (index) => `${'`'.repeat(index)} `)}\n\n${end}`,
    ],
    ['one giant heading', `# ${fill('x', 1_000_000)} {#post}\n${end}`],
    ['giant front matter', `---\ntitle: ${fill('x')}\n---\n# x {#post}\n${end}`],
    ['many front matter keys', `---\n${counted(50_000, (index) => `k${index}: x\n`)}---\n# x {#post}\n${end}`],
    ['many headings', counted(5_000, (index) => `# x${index} {#get}\n\n`)],
    ['many blank lines', `# x {#post}\n${fill('\n')}${end}`],
    ['many open tags', `# x {#post}\n\n${fill('<a ', 500_000)}\n${end}`],
    ['many link definitions', `# x {#post}\n\n${counted(50_000, (index) => `[a${index}]: /b\n`)}\n${end}`],
  ])('%s', { timeout: 2 * longestRun }, (_, page) => {
    expect(run(page)).toEqual(ended);
  });
});

const phpNested = (depth: number) =>
  `${start}\n\`\`\`php\n$instance->a->post(['json' => ${"['a' => ".repeat(depth)}1${']'.repeat(depth)}]);\n\`\`\`\n${end}`;

describe('wide or deep structures are read or rejected', () => {
  it.each([
    ['a row with 10,000 columns', `${start}| a | string${' | x'.repeat(10_000)}${end}`],
    [
      'a header with 10,000 columns',
      `# x {#post}\n\n| 请求参数${' | x'.repeat(10_000)}\n|${' --- |'.repeat(10_001)}\n| a\n${end}`,
    ],
    ['10,000 sibling fields', start + counted(10_000, (index) => `| a${index} {data-indent=1} | string | x\n`) + end],
    [
      '10,000 sibling fields of one type name',
      start +
        counted(
          10_000,
          (index) =>
            `| a${'-'.repeat(index % 7)}${index % 3} {data-indent=1} | object | x\n| b {data-indent=2} | string | c\n`,
        ) +
        end,
    ],
    [
      '10,000 forms of one field',
      start + counted(10_000, () => '| {colspan=3 .im-table-line}\n| a {data-indent=1} | string | x\n') + end,
    ],
    ['10,000 pattern keys', start + counted(10_000, (index) => `| a${index}_$n {data-indent=1} | string | x\n`) + end],
    [
      'rows indented 0 to 200',
      start + counted(200, (index) => `| a${index} {data-indent=${index + 1}} | object | x\n`) + end,
    ],
    [
      'contents in contents, 60 deep',
      start +
        counted(
          60,
          (index) =>
            `| a {data-indent=${index + 1}} | string {data-encoded=by-json_encode} | x\n| {colspan=3 .im-table-line}\n`,
        ) +
        end,
    ],
    [
      'forms of forms, 60 deep',
      start +
        counted(
          60,
          (index) =>
            `| a {data-indent=${index + 1}} | object | x\n| b {data-indent=${index + 1}} | string | y\n| {colspan=3 .im-table-line}\n| a {data-indent=${index + 1}} | object | z\n`,
        ) +
        end,
    ],
    [
      '10,000 values',
      `${start}| a {data-indent=1} | string | ${counted(10_000, (index) => `\`V${index}\` \\| `)}\`W\` 枚举值之一\n${end}`,
    ],
    ['blockquotes 200 deep', `# x {#post}\n\n${'> '.repeat(200)}x\n\n${end}`],
    ['lists 200 deep', `# x {#post}\n\n${counted(200, (index) => `${'  '.repeat(index)}- x\n`)}\n${end}`],
    ['blockquotes 20,000 deep', `# x {#post}\n\n${'>'.repeat(20_000)}x\n\n${end}`],
    ['emphasis 900 deep', `# x {#post}\n\n${'*a **b '.repeat(300)}${'** *'.repeat(300)}\n\n${end}`],
    ['PHP arrays 200 deep', phpNested(200)],
    ['PHP arrays 20,000 deep', phpNested(20_000)],
    ['PHP arrays never closed', `${start}\n\`\`\`php\n$instance->a->post(${'['.repeat(20_000)}\n\`\`\`\n${end}`],
    [
      'PHP concatenations',
      `${start}\n\`\`\`php\n$instance->a->post(['json' => ['a' => ${"'x' . ".repeat(20_000)}'x']]);\n\`\`\`\n${end}`,
    ],
    ['a PHP chain of 20,000 calls', `${start}\n\`\`\`php\n$instance${'->a'.repeat(20_000)}->post([]);\n\`\`\`\n${end}`],
    ['YAML 20,000 deep', `---\na: ${'['.repeat(20_000)}\n---\n# x {#post}\n${end}`],
    ['YAML lists in lists', `---\n${'- '.repeat(20_000)}x\n---\n# x {#post}\n${end}`],
    [
      '1,000 names with a counter in one object',
      start + counted(1_000, (index) => `| a${'_$n'.repeat(index % 5)}_${index} {data-indent=1} | string | x\n`) + end,
    ],
  ])('%s', { timeout: 2 * longestRun }, (_, page) => {
    expect(run(page)).toEqual(ended);
  });
});
