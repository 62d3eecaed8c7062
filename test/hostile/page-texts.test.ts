import { describe, expect, it } from 'vitest';
import { compile } from '../support/compile.js';
import { fileOfPage } from '../support/file-of-page.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';
import { createEmitter, emitAll } from './emit-pages.js';
import { findBrokenDiagnostics } from './find-broken-diagnostics.js';
import { findForeignCalls } from './find-foreign-calls.js';
import { findForeignCode } from './find-foreign-code.js';
import { hostileWords } from './hostile-words.js';
import type { WrittenPage } from './page-grammar.js';

/** A page with one word wherever text is possible. */
function pageSaying(word: string): string {
  const line = word.replace(/[\n\r]/g, ' ');
  const cell = line.replaceAll('|', '\\|');
  const php = line.replace(/['\\]/g, '\\$&');
  return `---
title: ${JSON.stringify(word)}
? ${JSON.stringify(word)}
: ${JSON.stringify(word)}
---

# {{ $frontmatter.title }} ${line} {#post}

{{ $frontmatter.${line} }} ${word}

::: danger ${line} {.im-${line}}
:::

| 请求参数 | 类型 {.type} | 描述 {.desc}
| --- | --- | ---
| json {data-required} | object | ${cell}
| ${cell} {data-required data-indent=1} | string {data-encoded=by-json_encode data-tooltip="${cell}"} | ${cell} \`${cell}\` \\| \`B\` 枚举值之一
| {colspan=3 .im-table-line}
| ${cell} {data-indent=2} | integer | \`${cell}\`：${cell}
| ${cell} {data-indent=1} | object[] | ${cell}
| ${cell} {data-indent=2} | ${cell} | ${cell}
| headers | object | ${cell}
| ${cell} {data-indent=1} | string | ${cell}
| base_uri | string | \`https://api.mch.weixin.qq.com/\` ${cell}

{.im-table #request}

\`\`\`php [${line}]
$instance->chain('v3/${php}')->post(['json' => ['${php}' => ['${php}' => '${php}']], 'headers' => ['${php}' => '${php}']]);
\`\`\`

| 返回字典 | 类型 {.type} | 描述 {.desc}
| --- | --- | ---
| ${cell} {data-required} | object | ${cell}
| ${cell} {data-indent=1} | string | \`${cell}\`、\`A\`枚举值
| ${cell}_$n | string | ${cell}

{.im-table #response}

参阅 [${line}](https://a.cn/${line}) [x](javascript:${line})
`;
}

const text = `# x {#post}

| 请求参数 | 类型 | 描述
| --- | --- | ---

| 返回字典 | 类型 | 描述
| --- | --- | ---
| a | string | b
`;

/** The result of one page: its file, foreign code in it, broken diagnostics, and the codes of all diagnostics. */
function emitOne(page: WrittenPage) {
  const { emitted, diagnostics } = createEmitter()(page);
  const file = fileOfPage(emitted);
  return {
    file: file?.path,
    code: file ? findForeignCode(file.path, file.text) : [],
    broken: findBrokenDiagnostics(diagnostics, { file: `${page.path}.md`, text: page.text }),
    errors: diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code),
  };
}

function describeWord(word: string): string {
  return JSON.stringify(word).replace(
    /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu,
    (mark) => `\\u${mark.charCodeAt(0).toString(16)}`,
  );
}

const named = hostileWords.map((word) => ({ word, shown: describeWord(word) }));

describe('a page with a hostile word everywhere', () => {
  it.each(named)('is a file of types and literals: $shown', ({ word }) => {
    expect(emitOne({ path: 'openapi/v3/things', text: pageSaying(word) })).toEqual({
      file: 'v3/things.ts',
      code: [],
      broken: [],
      errors: [],
    });
  });

  it('compiles, and the files over all pages have no call of it', () => {
    const emit = createEmitter();
    const pages = hostileWords.flatMap(
      (word, index) => emit({ path: `openapi/v3/w${index}/things`, text: pageSaying(word) }).emitted ?? [],
    );
    const files = emitAll(pages);
    const folder = createTestFolder();
    writeFiles(folder, Object.fromEntries(files.map((file) => [file.path, file.text])));
    expect({
      pages: pages.length,
      calls: files
        .filter(({ path }) => /^\w+\.ts$/.test(path))
        .flatMap((file) => findForeignCalls(file.path, file.text)),
      errors: compile(folder, 'newest TypeScript', ['es2022']),
    }).toEqual({ pages: hostileWords.length, calls: [], errors: [] });
  });
});

const long = 'x'.repeat(300);

describe('the path of a page', () => {
  it.each([
    ['openapi/v3/delete', 'v3/delete.ts'],
    ['openapi/v3/__proto__/constructor', 'v3/__proto__/constructor.ts'],
    ['openapi/v3/toString/{__proto__}', 'v3/toString/___proto___.ts'],
    ['openapi/class/default/import', 'class/default/import.ts'],
    ['openapi/v3/{a b}', 'v3/_a b_.ts'],
    ["openapi/v3/it's", "v3/it's.ts"],
    ['openapi/v3/`x`', 'v3/`x`.ts'],
    ['openapi/v3/$' + '{x}', 'v3/$' + '{x}.ts'],
    ['openapi/v3/用户', 'v3/用户.ts'],
    ['openapi/webhooks/then', 'webhooks/then.ts'],
  ])('%s gives the file %s', (path, file) => {
    expect(emitOne({ path, text })).toEqual({ file, code: [], broken: [], errors: [] });
  });

  it.each([
    ...[
      'openapi/v3/../../etc/passwd',
      'openapi/v3/./x',
      'openapi//x',
      '/etc/passwd',
      'openapi/v3/%2e%2e/x',
      'openapi/v3/..\\x',
    ],
    ...[
      'openapi/C:/x',
      'openapi/v3/con',
      'openapi/v3/NUL',
      'openapi/v3/com1.x',
      'openapi/v3/x.',
      'openapi/v3/x ',
      'openapi/v3/*/',
    ],
    ...[
      'openapi/v3/a\u2028b',
      'openapi/v3/a\nb',
      'openapi/v3/a\u202eb',
      'openapi/v3/a\ud800',
      `openapi/v3/${long}`,
      'openapi/v3/a"b',
    ],
    ...[
      'openapi/index',
      'openapi/client',
      'openapi/notifications',
      'openapi/runtime/core/client',
      'openapi/Runtime/x',
      'openapi/Client',
    ],
    ...['openapi/v3/{}', 'openapi/v3/{json}', 'openapi/v3/{query}/x', 'openapi/v3/a#b', 'openapi/v3/a?b'],
  ])('%j is refused', (path) => {
    expect(emitOne({ path, text })).toEqual({ file: undefined, code: [], broken: [], errors: ['page-path-unusable'] });
  });
});

describe('a page is read to its end', () => {
  it.each([
    ['front matter that is never closed', `---\ntitle: x\n\n${text}`],
    [
      'an alias bomb',
      `---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: [*d,*d,*d,*d,*d,*d,*d,*d,*d]\n---\n${text}`,
    ],
    ['an alias to itself', `---\na: &a [*a]\n---\n${text}`],
    ['a tag of another language', `---\ntitle: !!js/function 'function () { process.exit(9) }'\n---\n${text}`],
    ['a merge key', `---\n<<: { __proto__: { title: x } }\n---\n${text}`],
    ['front matter that is a list', `---\n- a\n---\n${text}`],
    ['a fence that is never closed', `${text}\n\`\`\`php\n$instance->a->post([`],
    ['a comment that is never closed', `${text}\n<!-- x`],
    ['a brace that is never closed', `${text}| b {data-required | string | c\n`],
    ['a code span that is never closed', `${text}| b | string | \`c\n`],
    ['a link that is never closed', `${text}\n[x](https://a.cn\n`],
    ['unusual ids', `## a {#__proto__}\n\n## b {#toString}\n\n## c {#*/}\n\n${text}`],
    ['a byte order mark', `\ufeff${text}`],
    ['CRLF', text.replaceAll('\n', '\r\n')],
    ['lone CR', text.replaceAll('\n', '\r')],
    ['NUL', text.replace('string', 'str\0ing')],
    ['tabs', text.replaceAll(' ', '\t')],
  ])('with %s', (_, hostile) => {
    expect(emitOne({ path: 'openapi/v3/things', text: hostile })).toEqual({
      file: 'v3/things.ts',
      code: [],
      broken: [],
      errors: [],
    });
  });

  it('and the second of two operations of one method is left out', () => {
    expect(emitOne({ path: 'openapi/v3/things', text: `${text}\n${text}` })).toMatchObject({
      file: 'v3/things.ts',
      broken: [],
      errors: [],
    });
  });
});

describe('an address', () => {
  const withServer = (server: string) => ({
    path: 'openapi/v3/things',
    text: text.replace('---\n\n|', `---\n| base_uri | string | \`${server}\`\n\n|`),
  });

  it.each(['javascript:alert(1)', 'file:///etc/passwd', '//a.cn/', 'https://'])('%j is not a server', (server) => {
    expect(emitOne(withServer(server))).toMatchObject({ file: 'v3/things.ts', code: [], broken: [] });
  });

  it.each(['https://user:secret@a.cn/', 'https://a.cn/\u2028x', 'https://api.mch.weixin.qq.com@a.cn/'])(
    '%j as the server leaves out the operation',
    (server) => {
      expect(emitOne(withServer(server))).toMatchObject({ code: [], broken: [], errors: ['server-unlisted'] });
    },
  );

  it.each(['javascript:alert(1)', 'data:text/html,x', 'https://a.cn/*/x', 'https://a.cn/@deprecated', 'vbscript:x'])(
    '%j as a link is a web address or left out',
    (link) => {
      const { page } = createEmitter()({ path: 'openapi/v3/things', text: `${text}\n[x](${link})\n` });
      expect(page.operations[0]?.links.filter((shown) => !/^https?:/.test(shown))).toEqual([]);
    },
  );
});
