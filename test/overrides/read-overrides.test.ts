import { describe, expect, it } from 'vitest';
import { readText } from './read-text.js';

/** A valid entry with these lines at the end. */
function entry(lines: string): string {
  return `- page: openapi/v3/library/loans\n  reason: The sample shows it.\n  ${lines.replaceAll('\n', '\n  ')}\n`;
}

const names = 'There are: page, operation, field, set, add, drop, move, settles, reason, evidence.';
const path =
  'Write request or response, then path, query, headers, json, form, xml or body, then the names from the outside in, with dots between; name[2] or name[METRO] is one form of several.';

describe('an entry is rejected, with its place and what is allowed,', () => {
  it.each([
    ['that is not a mapping', '- drop\n', `1:3 expected names with values. ${names}`],
    ['with an unknown key', entry('feild: request.json.days'), `3:3 “feild” is not known here. ${names}`],
    ['with one name twice', entry('drop: true\ndrop: true'), '4:3 “drop” is given twice. Keep one.'],
    ['with a name and no value', entry('drop:'), '3:3 “drop” has no value. Write one.'],
    [
      'without an action',
      entry('field: request.json.days'),
      '1:3 it must contain exactly one action. Write one of set, add, drop and move.',
    ],
    [
      'with two actions',
      entry('field: request.json.days\ndrop: true\nmove: request.json.period'),
      '1:3 it must contain exactly one action. Write one of set, add, drop and move.',
    ],
    ['without a reason', '- page: a\n  drop: true\n', '1:3 reason is missing. Write reason: why the page is wrong.'],
    [
      'without a page',
      '- reason: a\n  drop: true\n',
      '1:3 page is missing. Write page: the path of the page, without extension; or operation: its key, or its method and URL.',
    ],
    [
      'with a path that begins with an unknown part',
      entry('field: json.days\ndrop: true'),
      `3:10 “json.days” names no field. ${path}`,
    ],
    [
      'with a path that has a gap',
      entry('field: request.json..days\ndrop: true'),
      `3:10 “request.json..days” names no field. ${path}`,
    ],
    [
      'with a path that ends in a form',
      entry('field: request.json.a[1]\ndrop: true'),
      `3:10 “request.json.a[1]” names no field. ${path}`,
    ],
    [
      'with an unknown type',
      entry('field: request.json.days\nset: { type: int }'),
      '4:16 “int” is not a type. Write one of string, integer, number, boolean, object, file, any; with [] after it, it is a list.',
    ],
    [
      'with members of a type that is not an object',
      entry('field: request.json.days\nset: { fields: { a: { type: string } } }'),
      '4:8 fields are members of an object, and the type is not object. Write type: object or type: object[] beside them.',
    ],
    [
      'that sets nothing',
      entry('field: request.json.days\nset: {}'),
      '4:8 nothing is set. Write what is to change, or remove the entry.',
    ],
    [
      'that adds without a type',
      entry('field: request.json.days\nadd: { required: true }'),
      '4:8 type is missing. Write the type.',
    ],
    [
      'that adds a number with strings as values',
      entry('field: request.json.days\nadd: { type: integer, values: [ONE] }'),
      '4:8 the values do not fit the type integer. Write values of a string, or numbers as values of a number; closed says that there are no others.',
    ],
    [
      'with a string for a boolean',
      entry("field: request.json.days\nset: { required: 'true' }"),
      '4:20 expected true or false. Write true or false.',
    ],
    [
      'with false for drop',
      entry('field: request.json.days\ndrop: false'),
      '4:9 expected true. Write true, or remove it.',
    ],
    [
      'with an unknown code',
      entry('drop: true\nsettles: type-unkown'),
      /^4:12 “type-unkown” is not known\. Write one of page-unreadable/,
    ],
    [
      'that moves a whole body',
      entry('field: request.json\nmove: request.xml.a'),
      '1:3 a whole body cannot be moved. Drop it, and add the other.',
    ],
    [
      'that drops a parameter of the URL',
      entry('field: request.path.loan_no\ndrop: true'),
      '1:3 a path parameter exists as long as its placeholder does. Only set it.',
    ],
    [
      'that moves an operation',
      entry('move: request.json.days'),
      '1:3 an operation can only be set or dropped. Write field: the path of the field that is meant.',
    ],
    [
      'with a server that is not a URL',
      entry('set: { server: library.example }'),
      '3:18 “library.example” is not the URL of a server of this API. Write one such as https://api.mch.weixin.qq.com/some/path/; `servers` in the configuration allows others.',
    ],
    [
      'with a server that is not the API’s',
      entry('set: { server: https://api.mch.weixin.qq.com@evil.example/ }'),
      '3:18 “https://api.mch.weixin.qq.com@evil.example/” is not the URL of a server of this API. Write one such as https://api.mch.weixin.qq.com/some/path/; `servers` in the configuration allows others.',
    ],
    [
      'with the name of a method of promises',
      entry('set: { name: then }'),
      '3:16 “then” cannot be the name of a call. Write letters, digits and _, beginning with a letter; not then, default, constructor, prototype.',
    ],
  ])('%s', (_, text, expected) => {
    const { overrides, said } = readText(text);
    expect(overrides).toEqual([]);
    expect(said).toHaveLength(1);
    expect(said[0]?.replace('The override is ignored: ', '')).toEqual(
      expected instanceof RegExp ? expect.stringMatching(expected) : expected,
    );
  });
});

it('keeps the entries beside one that is rejected', () => {
  const { overrides, said } = readText(`- drop\n${entry('drop: true')}`);
  expect([overrides.length, said.length]).toEqual([1, 1]);
});

it('counts lines that end in CRLF', () => {
  expect(readText(entry('feild: a').replaceAll('\n', '\r\n')).said[0]).toMatch(/^3:3 /);
});

it.each([
  ['an empty file', ''],
  ['a file of remarks', '# none so far\n'],
  ['an empty list', '[]'],
])('finds nothing in %s', (_, text) => {
  expect(readText(text)).toEqual({ overrides: [], said: [] });
});

it.each([
  ['a mapping', 'page: a', 'it is not a list'],
  ['a text', 'drop', 'it is not a list'],
  ['a bracket that is never closed', '- [', /Flow sequence/],
  ['too much nesting', '['.repeat(100_000), /.+/],
  ['too much text', `# ${'x'.repeat(1_000_000)}`, 'the file is longer than 1000000 characters'],
])('reads nothing of %s', (_, text, reason) => {
  const { overrides, said } = readText(text);
  expect(overrides).toEqual([]);
  expect(said).toEqual([expect.stringMatching(reason)]);
});
