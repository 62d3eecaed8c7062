import type { FilledMember } from '../../model/api.js';

/** What the client of WeChat Pay fills in. `test/runtime/wechatpay/filled.test.ts` asks the runtime for each. */
export const filled: readonly FilledMember[] = [
  {
    in: 'headers',
    names: ['Wechatpay-Serial'],
    by: 'key',
    why: 'names the key that members of the request are sealed with',
    inEveryClient: true,
  },
  { in: 'headers', names: ['Content-Type'], by: 'format', why: 'follows from the format of the body' },
  { in: 'xml', names: ['sign'], by: 'signature', why: 'signs every call of v2', inEveryClient: true },
  {
    in: 'query',
    names: ['sign'],
    by: 'signature',
    why: 'signs the calls of v2 that a browser opens',
    inEveryClient: true,
  },
  { in: 'xml', names: ['nonce_str'], by: 'nonce', why: 'is part of what v2 signs', inEveryClient: true },
  {
    in: 'body.meta',
    names: ['sha256', 'sm3', 'digest', 'hash'],
    suffix: true,
    by: 'digest',
    why: 'is computed from the file of an upload',
  },
];
