import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../../templates/runtime/core/errors.js';
import { toPlain, toPlainObject } from '../../../templates/runtime/core/plain.js';

class Row {
  readonly #phone = '1';
  toJSON() {
    return { phone: this.#phone };
  }
}
class Secretive {
  readonly #phone = '1';
  phone() {
    return this.#phone;
  }
}
const circular: Record<string, unknown> = { list: [] };
circular['list'] = [circular];

describe('toPlain', () => {
  it('returns what JSON.stringify would write', () => {
    const shared = { a: 1 };
    const value = {
      one: shared,
      two: [shared, null, true],
      gone: undefined,
      day: new Date(0),
      row: new Row(),
      text: '😀',
    };
    expect(toPlain(value, 'json')).toEqual(JSON.parse(JSON.stringify(value)));
  });

  it('calls a getter once, so that what is signed is what is sent', () => {
    let count = 0;
    const value = {
      get total() {
        count += 1;
        return count;
      },
    };
    expect([toPlain(value, 'json'), count]).toEqual([{ total: 1 }, 1]);
  });

  it('takes __proto__ as a name like any other', () => {
    expect(JSON.stringify(toPlain(JSON.parse('{"__proto__":{"a":1}}'), 'json'))).toBe('{"__proto__":{"a":1}}');
  });

  it('treats an object without prototype like a literal', () => {
    expect(toPlain({ a: Object.create(null) }, 'json')).toEqual({ a: {} });
  });

  it.each<[string, unknown, string]>([
    ['a bigint', { amount: { total: 1800n } }, 'json.amount.total is a bigint, which cannot be sent.'],
    ['NaN', { total: Number.NaN }, 'json.total is NaN, which cannot be sent.'],
    ['Infinity', [1, Number.POSITIVE_INFINITY], 'json[1] is Infinity, which cannot be sent.'],
    ['a function', { a: () => 1 }, 'json.a is a function, which cannot be sent.'],
    ['a symbol', { a: Symbol('x') }, 'json.a is a symbol, which cannot be sent.'],
    ['a gap in a list', { a: [1, undefined] }, 'json.a[1] is undefined, which cannot be sent. Leave the element out.'],
    ['a Map', { a: new Map() }, 'json.a is a Map, which cannot be sent. Pass Object.fromEntries(map).'],
    ['a Set', { a: new Set() }, 'json.a is a Set, which cannot be sent. Pass [...set].'],
    ['URLSearchParams', new URLSearchParams(), 'json is a URLSearchParams, which cannot be sent.'],
    ['a FormData', new FormData(), 'json is a FormData, which cannot be sent.'],
    ['a promise', { a: Promise.resolve(1) }, 'json.a is a Promise, which cannot be sent.'],
    ['bytes', { a: Buffer.from('a') }, 'json.a is a Buffer, which cannot be sent.'],
    ['a boxed string', { a: Object('a') }, 'json.a is a String, which cannot be sent.'],
    ['an error', { a: new Error('x') }, 'json.a is a Error, which cannot be sent.'],
    ['an object without members of its own', { a: new Secretive() }, 'json.a is a Secretive without members'],
    ['an object of a class without a name', { a: new (class {})() }, 'json.a is an object without members'],
    ['an invalid date', { a: new Date(Number.NaN) }, 'json.a is a Date without a value'],
    ['a circular value', circular, 'json.list[0] contains itself'],
    [
      'a lone surrogate',
      { a: '\ud83d' },
      'json.a holds half of a character (a lone surrogate), which cannot be sent. See where the text was cut.',
    ],
    ['a lone surrogate in a name', { '\ude00': 1 }, 'json holds half of a character'],
  ])('rejects %s', (_name, value, message) => {
    expect(() => toPlain(value, 'json')).toThrow(
      expect.objectContaining({ message: expect.stringContaining(message) }),
    );
  });

  it('rejects values that are nested too deep for the stack', () => {
    const nest = (levels: number) => JSON.parse(`${'['.repeat(levels)}1${']'.repeat(levels)}`);
    expect(toPlain(nest(100), 'json')).toEqual(nest(100));
    expect(() => toPlain(nest(101), 'json')).toThrow('is nested 100 levels deep');
    expect(() => toPlain(nest(5000), 'json')).toThrow('is nested 100 levels deep');
  });

  it.each([
    ['a string', 'a=1'],
    ['a list', []],
    ['null', null],
    ['a function', () => 1],
  ])('rejects %s where an object is expected', (_name, value) => {
    expect(() => toPlainObject(value, 'query')).toThrow(ConfigError);
  });
});
