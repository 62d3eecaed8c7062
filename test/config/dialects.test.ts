import { describe, expect, it } from 'vitest';
import { apis } from '../../generator/apis/find-api.js';
import { checkConfig } from '../../generator/config/check-config.js';
import { resolveProject } from '../../generator/config/resolve-project.js';
import { dialects } from '../../generator/dialects/find-dialect.js';

function problemWith(config: object): string {
  try {
    checkConfig(config, 'docwright.config.ts');
  } catch (error) {
    return String(error).replace('ConfigurationError: ', '');
  }
  return '';
}

const { api: _, ...pages } = dialects.nanomq;
const facts = { title: 'Book Shelf', servers: [{ url: 'https://shelf.example', description: '' }] };

it.each(Object.entries(dialects))('takes the dialect %s, also as JSON', (_name, dialect) => {
  const { api: _api, ...written } = dialect;
  expect(problemWith({ dialect: JSON.parse(JSON.stringify(written)) })).toBe('');
});

describe('a dialect', () => {
  const table = { is: 'parameters' };
  it.each<[object, string]>([
    [
      { tables: [table, table, { ...table, heading: '(' }] },
      'dialect.tables[2].heading in docwright.config.ts is not a regular expression: Unterminated group.',
    ],
    [
      { rows: { name: '(?<name>a)\\1' } },
      'dialect.rows.name in docwright.config.ts refers back to a group (\\1). Write out what the group can be.',
    ],
    [
      { types: { words: {}, lists: ['(a{1000}){1000}'] } },
      'dialect.types.lists[0] in docwright.config.ts has more than 1000 parts with each of its repetitions, and could take long. Write + or * in place of large numbers.',
    ],
    [
      { types: { words: {}, unions: '[b-a]' } },
      'dialect.types.unions in docwright.config.ts is not a regular expression: Range out of order in character class.',
    ],
    [
      { nesting: [{ by: 'mark', mark: '+' }] },
      'dialect.nesting[0].mark in docwright.config.ts is not a regular expression: Nothing to repeat.',
    ],
    [
      { pages: { replace: [{ match: '{{', by: '' }] } },
      'dialect.pages.replace[0].match in docwright.config.ts is not a regular expression: Lone quantifier brackets.',
    ],
    [{ table: [] }, 'dialect.table in docwright.config.ts is unknown (there are name, pages, '],
    [
      { rows: { contaners: {} } },
      'dialect.rows.contaners in docwright.config.ts is unknown (there are skip, name, containers, others, in, wire; did you mean containers).',
    ],
    [
      { required: [{ by: 'colum' }] },
      'dialect.required[0].by in docwright.config.ts must be one of column, attribute, mark, description, default, note, side; did you mean column.',
    ],
    [
      { operations: { opens: [[{ in: 'paragraph', match: '(' }]] } },
      'dialect.operations.opens[0][0].match in docwright.config.ts is not a regular expression: Unterminated group.',
    ],
    [
      { operations: { opens: [{ in: 'headings', match: 'a' }] } },
      'dialect.operations.opens[0].in in docwright.config.ts must be one of heading, paragraph, code, path, front-matter, table, pairs, heading-id, sidecar; did you mean heading.',
    ],
    [{ operations: {} }, 'dialect.operations.opens in docwright.config.ts is missing; it must be a list.'],
  ])('with %j is refused', (members, message) => {
    expect(problemWith({ dialect: { ...pages, ...members } })).toContain(message);
  });

  it('with a pattern that backtracks is taken, as that is run in linear time', () => {
    expect(problemWith({ dialect: { ...pages, rows: { name: '^(?<name>(\\w+\\s?)+)$' } } })).toBe('');
  });

  it('without members is refused with the first one', () => {
    expect(problemWith({ dialect: {} })).toBe(
      'dialect.name in docwright.config.ts is missing; it must be a text. A dialect of your own is of the type Dialect of docwright.',
    );
  });

  it('is refused in the format of earlier versions, with what to write in place of each member', () => {
    const dialect = {
      name: 'shelf',
      folders: { openapi: 'call' },
      anchors: { post: 'POST' },
      tables: { Parameter: 'request' },
      types: { string: { kind: 'string' } },
      values: { markers: [] },
      answers: [{ startsWith: 'empty', format: 'empty' }],
      noticePrefix: 'im-',
    };
    expect(problemWith({ dialect }).split('\n')).toEqual([
      "dialect.folders in docwright.config.ts is now pages.folders, such as pages: { folders: { openapi: 'call' } }.",
      "dialect.anchors in docwright.config.ts is now a place of operations, such as operations: { opens: [[{ in: 'heading-id', methods: { post: 'POST' } }, …]] }.",
      "dialect.tables in docwright.config.ts is now a list of rules, such as tables: [{ is: 'parameters', first: ['Parameter'] }].",
      "dialect.types in docwright.config.ts is now types.words, such as types: { words: { string: { kind: 'string' } } }.",
      "dialect.values in docwright.config.ts is now a list of rules, such as values: [{ by: 'run', behind: ['are all'], … }].",
      "dialect.answers in docwright.config.ts is now answers.remarks, such as answers: { remarks: [{ match: '^empty', format: 'empty' }] }.",
      'dialect.noticePrefix in docwright.config.ts is now notices.prefix.',
    ]);
  });

  it.each<[object, string]>([
    [{ dialect: 'blue-king' }, '; did you mean blueking.'],
    [{ api: 'wechatpy' }, '; did you mean wechatpay.'],
  ])('or an API of an unknown name is refused: %j', (config, end) => {
    expect(problemWith(config)).toContain(end);
  });

  it.each<[object, string]>([
    [{ dialect: 'nanomqq' }, 'There is no dialect nanomqq. There are: '],
    [{ api: 'wechatpy' }, 'There is no API wechatpy. There are: wechatpay. Did you mean wechatpay?'],
  ])('or an API of an unknown name is an error of the command line: %j', (given, message) => {
    expect(() => resolveProject({ config: {}, folder: '.' }, given)).toThrow(message);
  });
});

describe('an API', () => {
  it('needs a title and servers alone', () => {
    const config = checkConfig({ dialect: pages, api: facts }, 'docwright.config.json');
    const { api } = resolveProject({ config, folder: '.' }, {}).settings.dialect;
    expect([api.name, api.title, api.runtime, api.language, api.auth]).toEqual([
      'book-shelf',
      'Book Shelf',
      'http',
      'en',
      [],
    ]);
  });

  it('may say its facts within a dialect', () => {
    const config = checkConfig({ dialect: { ...pages, api: { ...facts, name: 'shelf' } } }, 'docwright.config.json');
    expect(resolveProject({ config, folder: '.' }, {}).settings.dialect.api.name).toBe('shelf');
  });

  it('has defaults for members that are undefined', () => {
    const config = checkConfig({ api: { ...facts, auth: undefined } }, 'docwright.config.ts');
    expect(resolveProject({ config, folder: '.' }, {}).settings.dialect.api.auth).toEqual([]);
  });

  const rule = { name: 'token', options: { token: { description: 'Token' } } };
  const sign = { text: '{token}{nonce}', by: 'md5', as: 'hex' };
  const known = 'method, path, query, body, queryOrBody, sortedParams, timestamp, milliseconds, isoTime, nonce';
  it.each<[object, string]>([
    [
      { ...rule, headers: { Authorization: 'Bearer {tokn}' } },
      `api.auth[0].headers.Authorization in docwright.config.ts names {tokn}, which is neither an option nor one of ${known}; did you mean {token}.`,
    ],
    [
      { ...rule, query: { sign: '{signature}' } },
      'api.auth[0].query.sign in docwright.config.ts names {signature}, but the rule has no sign.',
    ],
    [
      { ...rule, cookies: { sid: '{base64:{user}:{token}}' } },
      'api.auth[0].cookies.sid in docwright.config.ts names {user}, which is neither',
    ],
    [
      { ...rule, sign: { ...sign, key: '{secret}' } },
      'api.auth[0].sign.key in docwright.config.ts names {secret}, which is neither',
    ],
    [
      { ...rule, sign: { ...sign, text: '{signature}' } },
      'api.auth[0].sign.text in docwright.config.ts names {signature}, which is neither',
    ],
    [
      { ...rule, sign: { ...sign, by: 'md6' } },
      'api.auth[0].sign.by in docwright.config.ts must be one of hmac-sha256, ',
    ],
  ])('with the rule %j is refused', (auth, message) => {
    expect(problemWith({ api: { ...facts, auth: [auth] } })).toContain(message);
  });

  it('may have templates with options, facts of the request and braces of their own', () => {
    const headers = {
      Authorization: '{"app":"{token}"}',
      Signature: '{signature} {timestamp}',
      Basic: 'Basic {base64:{token}:}',
    };
    expect(problemWith({ api: { ...facts, auth: [{ ...rule, sign, headers }] } })).toBe('');
  });

  it('without servers is refused', () => {
    expect(problemWith({ api: { title: 'Book Shelf' } })).toBe(
      'api.servers in docwright.config.ts is missing; it must be a list. An API of your own is of the type ApiFacts of docwright.',
    );
  });

  it('that docwright knows is taken whole', () => {
    expect(problemWith({ api: apis.wechatpay })).toBe('');
  });
});
