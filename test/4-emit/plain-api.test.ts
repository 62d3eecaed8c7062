import { describe, expect, it } from 'vitest';
import { compile } from '../support/compile.js';
import { field, json, object } from '../support/plain-schema.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';
import { callOf, emitByUrl, page } from './plain-client.js';
import { plainPages } from './plain-pages.js';

const auth = [
  {
    name: 'key',
    options: {
      key: { description: 'The key */ of the reader.' },
      'x-window': { description: 'How long a request is valid.', default: '5000' },
      caller: { description: 'The program that calls', default: 'shelf' },
    },
    headers: { 'X-Key': '{key}' },
  },
];

const han = /[\u2E80-\u9FFF\uFF00-\uFFEF]/;

describe('the client of a plain API', () => {
  it('holds nothing of another API: no folder of its runtime, no notifications, no package, no module of Node', () => {
    const { files } = emitByUrl(plainPages, { auth });
    expect(files.filter(({ path }) => /wechatpay|notification|runtime\/node/.test(path))).toEqual([]);
    expect(
      files.filter(({ text }) => /wechat|wxpay|nonce: false|answerUnsigned|from 'node:|@noble/i.test(text)),
    ).toEqual([]);
  });

  it('compiles with the types of the DOM alone in the strictest mode, whatever the names, and so do its examples', () => {
    const folder = createTestFolder();
    const { files, checks } = emitByUrl(plainPages, { auth });
    expect(checks.length).toBeGreaterThan(0);
    const browsing = checks.map(({ path, text }) => ({
      path,
      text: text.replace(/^import \{ readFile .*$/m, 'declare const readFile: (name: string) => Promise<Uint8Array>;'),
    }));
    writeFiles(folder, Object.fromEntries([...files, ...browsing].map(({ path, text }) => [path, text])));
    expect(compile(folder, 'newest TypeScript', ['es2022', 'dom'], { types: [], skipLibCheck: false })).toEqual([]);
  });

  it('speaks English where the API does, to the last comment', () => {
    const { files } = emitByUrl(plainPages, { auth });
    const odd = files
      .flatMap(({ path, text }) => text.split('\n').map((line) => `${path}: ${line}`))
      .filter((line) => han.test(line));
    expect(odd.filter((line) => !/借阅 ?号/.test(line))).toEqual([]);
  });

  it('speaks Chinese where the API does', () => {
    const { textOf } = emitByUrl(plainPages, { auth, language: 'zh', title: '图书馆' });
    expect(textOf('README.md')).toContain('# 图书馆 客户端');
    expect(textOf('client.ts')).toContain('/** 图书馆 的客户端。 */');
    expect(textOf('index.ts')).toContain('/** 按 URL 组织的全部接口：');
    expect(textOf('v1/loans/sample.ts')).toContain('/** 取自示例：文档没有应答的参数表。 */');
  });

  it('says of each field that was read from an example that it was', () => {
    const { textOf } = emitByUrl(plainPages);
    expect(textOf('v1/books.ts')).toContain('pages?: number;');
    expect(textOf('v1/books.ts')).toContain('Read from an example: no table lists it.');
    expect(textOf('v1/loans/sample.ts')).toContain(
      '/** Read from an example: the page has no table of the response. */\n    who?: string;',
    );
  });

  it('has the types of a notification, and no function that its runtime could not keep', () => {
    const { textOf } = emitByUrl(plainPages);
    expect(textOf('hooks/returned.ts')).toContain('export declare namespace parse {\n  interface Notification {');
    expect(textOf('hooks/returned.ts')).not.toMatch(/function|import/);
  });

  it('declares the options of each authentication rule with what they are', () => {
    const { textOf } = emitByUrl(plainPages, { auth });
    expect(textOf('client.ts')).toContain('  /** The key *\\/ of the reader. */\n  readonly key?: string | undefined;');
    expect(textOf('client.ts')).toContain(
      "  /** How long a request is valid. Default `5000`. */\n  readonly 'x-window'?: string | undefined;",
    );
    expect(textOf('client.ts')).toContain('  /** The program that calls. Default `shelf`. */\n');
    expect(textOf('README.md')).toContain('createClient({ key })');
  });

  it('gets the file for MD5 only where a rule signs with it', () => {
    const sign = { text: '{key}', by: 'md5', as: 'hex' } as const;
    const signed = emitByUrl(plainPages, { auth: auth.map((rule) => ({ ...rule, sign })) });
    expect(signed.textOf('runtime/http/md5.ts')).not.toBe('');
    expect(signed.textOf('client.ts')).toContain("import('./runtime/http/md5.js')");
    expect(emitByUrl(plainPages, { auth }).textOf('runtime/http/md5.ts')).toBe('');
  });
});

describe('what a call returns', () => {
  const envelope = { code: 'code', ok: [0], message: 'msg', data: 'data' };
  const book = object(field('title'));
  const whole = object(field('code', { kind: 'number', integer: true }), field('msg'), field('data', book));

  function fileOf(shape: typeof whole, around?: object, changes: object = {}): string {
    const response = json(shape, around ? ({ envelope: { ...envelope, ...around } } as object) : {});
    const pages = [page('a', callOf('GET /v1/book', { response }))];
    const text = emitByUrl(pages, { envelope, ...changes }).textOf('v1/book.ts');
    return text.replace(/\/\*\*[\s\S]*?\*\//g, '').replace(/\s+/g, ' ');
  }

  it('is the data of a response that is documented with its envelope', () => {
    const text = fileOf(whole, { tables: 'whole' });
    expect(text).toContain('interface Response { title: string;');
    expect(text).not.toContain('whole: true');
  });

  it('is what is documented where that is the data', () => {
    expect(fileOf(book, { tables: 'data' })).toContain('interface Response { title: string;');
  });

  it('is everything but code and message where no member holds the data', () => {
    const { data: _, ...open } = envelope;
    const text = fileOf(whole, { ...open, tables: 'whole', data: undefined });
    expect(text).toContain('interface Response { data: Response.Data; }');
  });

  it('is found below the root of the envelope', () => {
    expect(fileOf(object(field('reply', whole)), { root: 'reply', tables: 'whole' })).toContain(
      'interface Response { title: string;',
    );
  });

  it('is the whole response of a call without the envelope of the others', () => {
    const text = fileOf(book);
    expect(text).toContain('whole: true');
    expect(text).toContain('interface Response { title: string;');
  });

  it('is unknown where the table lists no data', () => {
    expect(fileOf(object(field('code')), { tables: 'whole' })).toContain('type Response = unknown;');
  });
});
