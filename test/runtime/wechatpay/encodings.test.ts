import { expect, it } from 'vitest';
import { holdsSealed } from '../../../templates/runtime/wechatpay/encodings.js';

it('finds out whether a message has a value to seal', () => {
  const codec = { a: 'rsa-platform', list: [{ b: 'rsa-platform' }], d: ['json', { c: 'rsa-bank' }] } as const;
  const holds = (message: object) => holdsSealed(message, codec, 'rsa-platform');
  expect([{}, { a: '' }, { a: null }, { list: [] }, { list: [{}] }, { d: { c: '1' } }].map(holds)).toEqual(
    Array(6).fill(false),
  );
  expect([{ a: '1' }, { list: [{}, { b: 1 }] }, { list: { b: 1 } }].map(holds)).toEqual(Array(3).fill(true));
});

it('finds a sealed value in a counted member', () => {
  const codec = { receivers: [{}, [/^name_\d+$/, 'rsa-platform']] } as const;
  const holds = (receivers: unknown) => holdsSealed({ receivers }, codec, 'rsa-platform');
  expect([{ name_0: '1' }, 'text', { name_x: '1' }].map(holds)).toEqual([true, true, false]);
});
