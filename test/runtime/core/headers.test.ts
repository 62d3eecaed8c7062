import { expect, it } from 'vitest';
import { findHeader, joinHeaders } from '../../../templates/runtime/core/headers.js';

it('lets a later header replace an earlier one, whatever its case', () => {
  const joined = joinHeaders(
    { Accept: 'a', 'X-One': 1, 'X-Two': 'b' },
    undefined,
    { accept: 'c', 'x-two': undefined },
    { 'X-TWO': 'd' },
  );
  expect(joined).toEqual({ accept: 'c', 'X-One': '1', 'X-TWO': 'd' });
  expect([findHeader(joined, 'ACCEPT'), findHeader(joined, 'missing'), findHeader(undefined, 'a')]).toEqual([
    'c',
    undefined,
    undefined,
  ]);
});

it.each(['a\r\nX: b', '中', {}])('rejects %j as a header', (value) => {
  expect(() => joinHeaders({ 'X-One': value })).toThrow('headers["X-One"] cannot be sent.');
});

it.each(['', 'a b', 'a:', '中', 'a\r\n'])('rejects a header with the name %j', (name) => {
  expect(() => joinHeaders({ [name]: 'x' })).toThrow('cannot be sent.');
});
