import type { FilledMember } from '../../model/api.js';

const v3 = '/v3/';

/** What the client of WeChat Pay fills in. `test/runtime/wechatpay/filled.test.ts` asks the runtime for each. */
export const filled: readonly FilledMember[] = [
  {
    in: 'headers',
    urlStartsWith: v3,
    names: ['Wechatpay-Serial'],
    by: 'key',
    why: 'names the key that members of the request are sealed with',
    inEveryClient: true,
  },
  { in: 'headers', names: ['Content-Type'], by: 'format', why: 'follows from the format of the body' },
  { in: 'xml', urlStartsNotWith: v3, names: ['sign'], by: 'signature', why: 'signs a call', inEveryClient: true },
  { in: 'body', urlStartsNotWith: v3, names: ['sign'], by: 'signature', why: 'signs an upload', inEveryClient: true },
  {
    in: 'query',
    urlStartsNotWith: v3,
    names: ['sign'],
    by: 'signature',
    why: 'signs a call that a browser opens',
    inEveryClient: true,
  },
  {
    in: 'xml',
    urlStartsNotWith: v3,
    names: ['nonce_str'],
    by: 'nonce',
    why: 'is part of what is signed',
    inEveryClient: true,
  },
  {
    in: 'body.meta',
    urlStartsWith: v3,
    names: ['sha256', 'sm3', 'digest', 'hash'],
    suffix: true,
    by: 'digest',
    why: 'is computed from the file of an upload',
  },
];
