import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { callDocwright, repository, runDocwright } from '../support/run-docwright.js';
import { needsPlainUser } from '../support/skip-unless.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';

const page = `---
title: 查询
---

# {{ $frontmatter.title }} {#get}

| 请求参数 | 类型 {.type} | 描述 {.desc}
| --- | --- | ---

{.im-table #request}

| 返回字典 | 类型 {.type} | 描述 {.desc}
| --- | --- | ---
| state {data-required} | string | 状态

{.im-table #response}
`;

function folderWithPage(): string {
  const folder = createTestFolder();
  writeFiles(folder, { 'docs/openapi/v3/things.md': page });
  return folder;
}

it('names a missing folder, and what to pass instead', () => {
  expect(runDocwright(['generate', 'nowhere', '--out', 'out'], createTestFolder())).toEqual({
    exitCode: 2,
    stdout: '',
    stderr: 'docwright: There is no folder nowhere. Give the folder that holds openapi/ or webhook/, such as specs.\n',
  });
});

it('says that a folder contains no page', async () => {
  const folder = createTestFolder();
  writeFiles(folder, { 'docs/readme.txt': '' });
  expect(await callDocwright(['lint', 'docs'], folder)).toEqual({
    exitCode: 2,
    stdout: '',
    stderr: 'docwright: docs holds no Markdown page. Pages end in .md and lie below openapi/ or webhook/.\n',
  });
});

it('says that a file was passed for a folder', async () => {
  const folder = folderWithPage();
  expect(await callDocwright(['inspect', 'docs/openapi/v3/things.md'], folder)).toEqual({
    exitCode: 2,
    stdout: '',
    stderr:
      'docwright: docs/openapi/v3/things.md is a file. Give the folder that holds it; all pages below a folder are read.\n',
  });
});

it('leaves a file alone that is in place of the output folder', async () => {
  const folder = folderWithPage();
  writeFiles(folder, { out: 'precious' });
  const { exitCode, stderr } = await callDocwright(['generate', 'docs', '--out', 'out'], folder);
  expect({ exitCode, stderr, kept: readFileSync(join(folder, 'out'), 'utf8') }).toEqual({
    exitCode: 1,
    stderr: 'docwright: The output out is a file, not a folder. Give `--out` a folder, or move the file away.\n',
    kept: 'precious',
  });
});

it.each([
  ['docs/client', 'The output lies inside the input folder docs.'],
  ['docs', 'The output lies inside the input folder docs.'],
  ['.', 'The input folder docs lies inside the output.'],
])('rejects the output %s', async (out, sentence) => {
  const { exitCode, stderr } = await callDocwright(['generate', 'docs', '--out', out], folderWithPage());
  expect({ exitCode, told: stderr.includes(sentence) }).toEqual({ exitCode: 2, told: true });
});

it('says that the output cannot be written, and writes nothing', needsPlainUser, () => {
  const folder = folderWithPage();
  chmodSync(folder, 0o555);
  const { exitCode, stderr } = runDocwright(['generate', 'docs', '--out', 'out'], folder);
  chmodSync(folder, 0o755);
  expect({ exitCode, told: stderr.includes('cannot be written') }).toEqual({ exitCode: 1, told: true });
});

it('never overwrites what it did not write', async () => {
  const folder = folderWithPage();
  writeFiles(folder, { 'out/v3/things.ts': 'mine' });
  const { exitCode, stderr } = await callDocwright(['generate', 'docs', '--out', 'out'], folder);
  expect({
    exitCode,
    told: stderr.includes('docwright did not write it'),
    files: readdirSync(join(folder, 'out')),
  }).toEqual({
    exitCode: 1,
    told: true,
    files: ['v3'],
  });
});

it.each([
  [['generat', 'specs'], "unknown command 'generat'"],
  [['generate', 'specs'], "required option '--out <folder>' not specified"],
  [['generate', '--out', 'out'], 'No folder is given.'],
  [['lint', 'specs', '--format', 'xml'], "argument 'xml' is invalid. Allowed choices are pretty, json, sarif, github."],
  [['lint', 'specs', '--dry-run'], '--dry-run shows what --fix would do: pass both.'],
  [['lint', '--explain', 'type-unknwon'], 'Did you mean type-unknown?'],
  [['lint', '--explain', 'x', '--fix'], "option '--explain <code>' cannot be used with option '--fix'"],
  [['lint', 'specs', '--colour'], "unknown option '--colour'"],
])('prints a hint for the wrong call %j and exits with 2', async (args, words) => {
  const { exitCode, stdout, stderr } = await callDocwright(args);
  expect({ exitCode, stdout, told: stderr.includes(words) }).toEqual({ exitCode: 2, stdout: '', told: true });
});

it.each([
  [['--help']],
  [['generate', '--help']],
  [['inspect', '--help']],
  [['lint', '--help']],
  [['explain', '--help']],
  [['new', '--help']],
  [['init', '--help']],
])('prints help for %j', async (args) => {
  const { exitCode, stdout } = await callDocwright(args);
  expect({ exitCode, told: stdout.startsWith('Usage: docwright') }).toEqual({ exitCode: 0, told: true });
});

it('writes no colors into a pipe, not even in CI', () => {
  const { stdout } = runDocwright(['lint', 'test/fixtures/diagnostics/type-unknown']);
  expect({ told: stdout.includes('warning type-unknown'), coloured: stdout.includes('\u001b') }).toEqual({
    told: true,
    coloured: false,
  });
});

it('prints only the schema when its output is a pipe', () => {
  const { exitCode, stdout, stderr } = runDocwright(['inspect', join(repository, 'specs')]);
  const { schemaVersion, pages } = JSON.parse(stdout);
  expect({ exitCode, stderr, schemaVersion, pages: pages.length }).toEqual({
    exitCode: 0,
    stderr: '',
    schemaVersion: 2,
    pages: readdirSync(join(repository, 'specs'), { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.md'),
    ).length,
  });
});

it('uses the other pages when one cannot be read, and exits with 1', async () => {
  const folder = folderWithPage();
  writeFileSync(join(folder, 'docs/openapi/v3/broken.md'), new Uint8Array([0x23, 0xff, 0xfe]));
  const { exitCode, stderr } = await callDocwright(['generate', 'docs', '--out', 'out', '--silent'], folder);
  expect({ exitCode, stderr, files: readdirSync(join(folder, 'out/v3')) }).toEqual({
    exitCode: 1,
    stderr:
      'docs/openapi/v3/broken.md:1:1 error page-unreadable\n' +
      '  The page cannot be read: it is not valid UTF-8.\n' +
      '  1 | #\u{fffd}\u{fffd}\n' +
      '    | ^\n' +
      '  Make it a readable file, or take it out of the folder.\n',
    files: ['things.ts'],
  });
});

it.each([
  [['--dialect', 'alipay'], 'There is no dialect alipay. There are: wechatpay, plain, '],
  [['--dialect', 'wechatpai'], 'Did you mean wechatpay?'],
  [['--dialect', ''], "option '--dialect <name>' argument '' is invalid. It must not be empty."],
  [['--include', ''], "option '--include <glob>' argument '' is invalid. It must not be empty."],
  [['--exclude', ''], "option '--exclude <glob>' argument '' is invalid. It must not be empty."],
  [['--templates', 'nowhere'], 'There is no folder nowhere of templates.'],
  [['--templates', 'docs/openapi/v3/things.md'], 'templates must be a folder'],
  [
    ['--templates', 'moved'],
    'moved/client.hbs takes the place of no template of docwright. Did you mean runtime/http/client.hbs or runtime/wechatpay/client.hbs?',
  ],
  [['--templates', 'own'], 'own/heder.hbs takes the place of no template of docwright. Did you mean header.hbs?'],
  [['--dry-run', '--watch'], "option '--dry-run' cannot be used with option '--watch'"],
])('generates nothing with %j', (args, words) => {
  const folder = folderWithPage();
  writeFiles(folder, { 'own/heder.hbs': '', 'moved/client.hbs': '' });
  const { exitCode, stderr } = runDocwright(['generate', 'docs', '--out', 'out', ...args], folder);
  expect({ exitCode, told: stderr.includes(words), files: readdirSync(folder).sort() }).toEqual({
    exitCode: 2,
    told: true,
    files: ['docs', 'moved', 'own'],
  });
});
