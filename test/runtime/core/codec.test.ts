import { describe, expect, it } from 'vitest';
import { buildDecoder } from '../../../generator/4-emit/build-codec.js';
import { plainEncodings } from '../../../generator/model/encoding.js';
import type { Field, Shape } from '../../../generator/model/schema.js';
import {
  decodeMessage,
  type Encodings,
  encodeMessage,
  type Transform,
  type Transforms,
} from '../../../templates/runtime/core/codec.js';
import type { Codec } from '../../../templates/runtime/wechatpay/operation.js';

function field(name: string, shape: Shape): Field {
  const start = { line: 1, column: 1 };
  return { name, required: true, shape, description: '', source: { file: 'loans.md', start, end: start } };
}

type Encoding = 'json' | 'url' | 'rsa' | 'aes';

/** Each encoding wraps its value in its own name, so that the order shows. */
const wrap = (name: string) => (value: unknown) =>
  `${name}(${typeof value === 'string' ? value : JSON.stringify(value)})`;
const transforms: Transforms<Encoding> = {
  json: wrap('json'),
  url: wrap('url'),
  rsa: (value, { path }) => `${path}=${String(value)}`,
  aes: (_value, { siblings }) => ({ opened: siblings['nonce'] }),
  number: Number,
  boolean: Boolean,
};
const encodings: Encodings<Encoding> = { transforms, seals: ['rsa'] };

describe('encodeMessage', () => {
  it('encodes contents before their containers, and passes the path of each', () => {
    const message = { a: 'x', list: [{ b: 'y' }, { b: 'z' }], detail: { c: 'w', d: 1 }, e: 'kept' };
    const codec = {
      a: 'rsa',
      list: [{ b: 'rsa' }],
      detail: ['json', { c: 'rsa' }],
    } as const;
    expect(encodeMessage(message, codec, encodings, 'json')).toEqual({
      a: 'json.a=x',
      list: [{ b: 'json.list[0].b=y' }, { b: 'json.list[1].b=z' }],
      detail: 'json({"c":"json.detail.c=w","d":1})',
      e: 'kept',
    });
    expect(message.list).toEqual([{ b: 'y' }, { b: 'z' }]);
  });

  it('does not encode members that are undefined or null', () => {
    expect(encodeMessage({ a: undefined, b: null }, { a: 'json', b: 'json', c: 'json' }, encodings, 'json')).toEqual({
      a: undefined,
      b: null,
    });
  });

  it.each<[string, unknown, string]>([
    ['an object where a list is expected', { list: { b: 'y' } }, 'a list at json.list'],
    ['a list where an object is expected', { deep: [{ c: 'y' }] }, 'an object at json.deep'],
    ['a string where an object is expected', { deep: '{"c":"y"}' }, 'an object at json.deep'],
    ['JSON of an object with a sealed value', { detail: '{"c":"y"}' }, 'an object at json.detail'],
    ['a string instead of the message', '{"deep":{"c":"y"}}', 'an object at json'],
  ])('passes a value that may contain a sealed one to its transform: %s', (_name, message, expected) => {
    const codec = {
      list: [{ b: 'rsa' }],
      deep: { c: 'rsa' },
      detail: ['json', { c: 'rsa' }],
    } as const;
    const seen: string[] = [];
    const note: Transform = (value, place) => {
      seen.push(`${place.expected} at ${place.path}`);
      return value;
    };
    encodeMessage(message, codec, { ...encodings, transforms: { ...transforms, rsa: note } }, 'json');
    expect(seen).toEqual([expected]);
  });

  it('does not change a value without sealed members, whatever its type', () => {
    const codec = { list: [{ b: 'json' }], detail: ['json', { c: 'json' }] } as const;
    const message = { list: { b: {} }, detail: '{"c":"{}"}' };
    expect(encodeMessage(message, codec, encodings, 'json')).toEqual({ list: { b: {} }, detail: 'json({"c":"{}"})' });
  });

  it('takes constructor and __proto__ as names like any other', () => {
    const message = JSON.parse('{"__proto__":"x","constructor":"y","toString":"z"}');
    const codec = JSON.parse('{"__proto__":"json"}');
    expect(JSON.stringify(encodeMessage(message, codec, encodings, 'json'))).toBe(
      '{"__proto__":"json(x)","constructor":"y","toString":"z"}',
    );
  });
});

describe('decodeMessage', () => {
  it('decodes a container before its content', () => {
    const codec = { resource: { ciphertext: ['aes', { opened: 'url' }] } } as const;
    const message = { resource: { nonce: 'n', ciphertext: 'sealed' } };
    expect(decodeMessage(message, codec, transforms, 'body')).toEqual({
      resource: { nonce: 'n', ciphertext: { opened: 'url(n)' } },
    });
  });

  it('turns a tag that is not repeated into a list', () => {
    const codec = { hblist: { hbinfo: [{ amount: 'number' }] }, none: [{}], one: [{}] } as const;
    const message = { hblist: { hbinfo: { amount: '5' } }, none: '', one: 'x' };
    expect(decodeMessage(message, codec, transforms, 'body')).toEqual({
      hblist: { hbinfo: [{ amount: 5 }] },
      none: [],
      one: ['x'],
    });
  });

  it('decodes counted members as the emitter describes them, however the page spells the counter', () => {
    const content: Shape = { kind: 'object', fields: [field('id', { kind: 'string' })] };
    const shape: Shape = {
      kind: 'object',
      fields: ['detail_$N', 'more_$n_$M', 'pair_$a$b'].map((name) =>
        field(name, { kind: 'encoded', encoding: 'json', content }),
      ),
    };
    const message = { detail_0: '{"id":"7"}', more_1_2: '{"id":"8"}', pair_12: '{"id":"9"}', detail_x: '{}' };
    const reading: Transforms = { ...transforms, json: (value) => JSON.parse(String(value)) };
    // The emitter's type is wider than the runtime's; the compiler checks them in each generated client.
    const codec = buildDecoder(shape, 'typed', plainEncodings) as Codec;
    expect(decodeMessage(message, codec, reading, 'body')).toEqual({
      detail_0: { id: '7' },
      more_1_2: { id: '8' },
      pair_12: { id: '9' },
      detail_x: '{}',
    });
  });

  it('matches counted members by their pattern', () => {
    const codec = [{}, [/^coupon_fee_\d+$/, 'number'], [/^a\.b_\d+_\d+$/, 'number']] as const;
    const message = { coupon_fee_0: '1', coupon_fee_12: '2', coupon_fee_x: '3', 'a.b_0_1': '4', aXb_0_1: '5' };
    expect(decodeMessage(message, codec, transforms, 'body')).toEqual({
      coupon_fee_0: 1,
      coupon_fee_12: 2,
      coupon_fee_x: '3',
      'a.b_0_1': 4,
      aXb_0_1: '5',
    });
  });
});
