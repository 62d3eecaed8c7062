import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseJson } from '../../../templates/runtime/core/json.js';
import { queryString } from '../../../templates/runtime/core/query.js';
import { fillPath, joinUrl, percentEncode } from '../../../templates/runtime/core/url.js';
import '../../support/fuzz-seed.js';

const text = fc.string({ unit: 'binary', minLength: 1 }).filter((value) => !/^\.{1,2}$|\p{Surrogate}/u.test(value));

it('writes any text as one segment, which no URL parser changes', () => {
  fc.assert(
    fc.property(text, (value) => {
      const path = fillPath('/v3/a/{b}/c', { b: value });
      expect(joinUrl('https://a/hk/', path).pathname).toBe(`/hk/v3/a/${percentEncode(value)}/c`);
      expect(decodeURIComponent(path.split('/')[3] ?? '')).toBe(value);
    }),
  );
});

it('writes any query so that parsing it returns the same', () => {
  fc.assert(
    fc.property(fc.dictionary(text, text), (query) => {
      const url = joinUrl('https://a', `/?${queryString(query)}`);
      expect([...url.searchParams]).toEqual(Object.entries(query));
    }),
  );
});

it('repeats the name of a list', () => {
  expect(queryString({ a: [1, 2], b: undefined, c: '' })).toBe('a=1&a=2&c=');
});

it('reads JSON as JSON.parse does, except for integers that a number cannot hold', () => {
  const awkward = fc.stringMatching(/^["\\:,[\]\d]{0,60}$/);
  fc.assert(
    fc.property(fc.dictionary(awkward, fc.oneof(awkward, fc.maxSafeInteger())), (message) => {
      const json = JSON.stringify(message);
      expect(parseJson(json)).toEqual(JSON.parse(json));
    }),
  );
  expect(parseJson('{"a":[12345678901234567,-12345678901234567,1234567890123456,1.2345678901234567,1e30]}')).toEqual({
    a: ['12345678901234567', '-12345678901234567', 1234567890123456, 1.2345678901234567, 1e30],
  });
  expect(parseJson('{"12345678901234567":"\\"12345678901234567,","b\\\\":1}')).toEqual({
    '12345678901234567': '"12345678901234567,',
    'b\\': 1,
  });
});
