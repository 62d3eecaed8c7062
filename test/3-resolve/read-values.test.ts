import { describe, expect, it } from 'vitest';
import { readSimpleInlines } from '../../generator/1-read/fast-path/read-simple-inlines.js';
import { readValues } from '../../generator/3-resolve/read-values.js';
import { wechatpay } from '../../generator/apis/wechatpay/dialect.js';
import { zh } from '../../generator/messages/zh.js';
import { renderInlines } from '../../generator/model/render-inlines.js';

/** The values and the words that are left of a description in Markdown. */
function read(markdown: string) {
  const listed = readValues(readSimpleInlines(markdown) ?? [], wechatpay.values);
  return listed && { values: listed.values, closed: listed.closed, rest: renderInlines(listed.rest, zh.brackets) };
}

const lent = [{ text: 'LENT' }, { text: 'RETURNED' }];
const kinds = [
  { text: 'BOOK', description: '书' },
  { text: 'MAP', description: '地图' },
];

describe('values before a marker', () => {
  it.each([
    ['are divided by escaped pipes', '状态<br/>`LENT` \\| `RETURNED` 枚举值之一', '状态\n'],
    ['need no blanks', '状态<br/>`LENT`\\|`RETURNED`枚举值之一', '状态\n'],
    ['may be divided by blanks', '状态<br/>`LENT` `RETURNED` 枚举值之一', '状态\n'],
    ['may have blanks before them', '状态<br/> `LENT` \\| `RETURNED` 枚举值之一', '状态\n '],
    ['may follow the words in one line', '状态`LENT` \\| `RETURNED` 枚举值之一', '状态'],
    ['may be followed by words', '状态<br/>`LENT` \\| `RETURNED` 枚举值之一，留空则不限', '状态\n留空则不限'],
    ['may be followed by a line', '状态<br/>`LENT` \\| `RETURNED` 枚举值之一<br/>以`LENT`为先', '状态\n\n以`LENT`为先'],
    ['are the last run of codes', '`A`类<br/>`LENT` \\| `RETURNED` 枚举值之一', '`A`类\n'],
  ])('%s', (_, markdown, rest) => {
    expect(read(markdown)).toEqual({ values: lent, closed: true, rest });
  });

  it('may be a single one', () => {
    expect(read('类型<br/>`BOOK` 枚举值')).toEqual({ values: [{ text: 'BOOK' }], closed: true, rest: '类型\n' });
  });

  it('are kept as they are written, twice where they are', () => {
    const values = [{ text: '一层' }, { text: '-1' }, { text: 'READING ROOM' }, { text: '1.0' }, { text: '-1' }];
    const markdown = '`一层` \\| `-1` \\| `READING ROOM` \\| `1.0` \\| `-1` 枚举值之一';
    expect(read(markdown)).toEqual({ values, closed: true, rest: '' });
  });
});

describe('a fixed value', () => {
  it.each([
    ['固定值`lendBook`', '固定值`lendBook`'],
    ['片段，固定填 `lendBook`', '片段，固定填 `lendBook`'],
    ['说明<br/>固定为`lendBook`，区分大小写', '说明\n固定为`lendBook`，区分大小写'],
  ])('of %s stays in the words', (markdown, rest) => {
    expect(read(markdown)).toEqual({ values: [{ text: 'lendBook' }], closed: true, rest });
  });
});

describe('values with a meaning each', () => {
  it.each([
    ['stand one a line', '种类，枚举值：<br/>`BOOK`：书<br/>`MAP`：地图', '种类，枚举值：'],
    ['need no marker', '种类<br/>`BOOK`：书<br/>`MAP`：地图', '种类'],
    ['may have an ASCII colon', '种类<br/>`BOOK`: 书<br/>`MAP` : 地图', '种类'],
    ['may be numbered', '种类<br/>1、`BOOK`：书<br/>2、`MAP`：地图', '种类'],
    ['may lack backticks after a marker', '种类，枚举值：<br/>BOOK：书<br/>MAP：地图', '种类，枚举值：'],
    [
      'may be followed by a line of words',
      '种类<br/>`BOOK`：书<br/>`MAP`：地图<br/>以后会有更多',
      '种类\n以后会有更多',
    ],
  ])('%s', (_, markdown, rest) => {
    expect(read(markdown)).toEqual({ values: kinds, closed: false, rest });
  });
});

it('takes a code that stands alone as a value', () => {
  const values = [{ text: 'application/json' }];
  expect(read(' `application/json` ')).toEqual({ values, closed: false, rest: ' `application/json` ' });
});

describe('no values are listed by', () => {
  it.each([
    ['words alone', '书的名称'],
    ['nothing', ''],
    ['a host', '接入点，如`books.example`'],
    ['a word in backticks', '请求的`JSON`文本'],
    ['a condition', '类型是`READER`时必填'],
    ['a default', '默认为`RSA`'],
    ['what is supported so far', '目前只支持`CNY`'],
    ['a marker without values', '枚举可选的字段枚举值'],
    ['a marker that follows words', '`A`时的枚举值'],
    ['words with colons and no marker', '说明：<br/>BOOK：书'],
  ])('%s', (_, markdown) => {
    expect(read(markdown)).toBeUndefined();
  });
});
