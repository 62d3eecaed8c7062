import { expect, it } from 'vitest';
import { findCopiedWords } from './find-copied-words.js';

const corpus = '| fee {data-indent=1} | integer | 每一笔订单必须大于零的手续费金额，单位为分';

it('finds a long clause that the corpus has', () => {
  const text = '| cost | integer | 每一笔订单必须大于零的 手续费金额；整数';
  expect(findCopiedWords(text, corpus)).toEqual(['每一笔订单必须大于零的手续费金额']);
});

it('finds a part of a clause of the corpus', () => {
  expect(findCopiedWords('一笔订单必须大于零的手续费', corpus)).toEqual(['一笔订单必须大于零的手续费']);
});

it('allows a term that is shorter than 12 characters', () => {
  expect(findCopiedWords('手续费金额，单位为分', corpus)).toEqual([]);
});

it('allows the notation of the pages', () => {
  const attribute = 'string {data-tooltip=微信支付公钥/平台证书加密后的BASE64字符串}';
  expect(findCopiedWords(attribute, attribute)).toEqual([]);
});
