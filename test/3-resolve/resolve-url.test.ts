import { describe, expect, it } from 'vitest';
import { readSimpleInlines } from '../../generator/1-read/fast-path/read-simple-inlines.js';
import { fixSegment, placeholdersOf, readPagePath } from '../../generator/3-resolve/resolve-url.js';
import { wechatpay } from '../../generator/apis/wechatpay/dialect.js';
import type { FieldRow } from '../../generator/model/documented-page.js';
import { noCell } from './draw-rows.js';

it('knows a notification and a protocol by their folders', () => {
  const place = { path: 'webhook/v2/lent', kind: 'notification', protocol: wechatpay.api.protocols['v2'] };
  expect(readPagePath('webhook/v2/lent', wechatpay)).toEqual(place);
});

it.each(['constructor/v3/loans', 'openapi/__proto__/loans'])('is not misled by the path %s', (path) => {
  expect(readPagePath(path, wechatpay)).toMatchObject({ kind: 'call', protocol: undefined });
});

it('finds each placeholder of a URL once, in order', () => {
  expect(placeholdersOf('/v3/readers/{reader_id}/loans/{loan_no}/of/{reader_id}')).toEqual(['reader_id', 'loan_no']);
});

describe('a row with a fixed value', () => {
  it.each([
    ['spells the segment of its name', '/library/lendbook', '固定值`lendBook`', '/library/lendBook'],
    ['replaces a placeholder', '/library/{lendbook}', '固定值`lendBook`', '/library/lendBook'],
    ['spells no segment that is not there', '/library/loans', '固定值`lendBook`', undefined],
    ['spells nothing with two values', '/library/lendbook', '`lendBook` \\| `LendBook` 枚举值之一', undefined],
    ['spells nothing without a value', '/library/lendbook', '借书', undefined],
  ])('%s', (_, url, description, expected) => {
    expect(fixSegment(url, rowSaying(description), wechatpay)).toBe(expected);
  });
});

function rowSaying(description: string): FieldRow {
  const start = { line: 1, column: 1 };
  return {
    kind: 'field',
    name: 'lendbook',
    indent: 0,
    type: 'string',
    description: readSimpleInlines(description) ?? [],
    nameCell: noCell,
    typeCell: noCell,
    source: { file: 'page.md', start, end: start },
  };
}
