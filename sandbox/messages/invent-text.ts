/** How a text reads that has such a name; the first that fits counts, so that exact names stand before endings. */
const texts: readonly (readonly [name: RegExp, write: (digest: Buffer, isText: boolean) => string])[] = [
  [/currency|fee_type/, () => 'CNY'],
  [/^hash_type$/, () => 'SHA1'],
  [/^(hash_value|sha1)$/, (digest) => digest.toString('hex').slice(0, 40)],
  [/sha256/, (digest) => digest.toString('hex')],
  [/appid$/, (digest) => `wx${digest.toString('hex').slice(0, 16)}`],
  [/openid$/, (digest) => `o${digest.toString('base64url').slice(0, 27)}`],
  [/^prepay_id$/, (digest) => `wx${digest.toString('hex').slice(0, 34)}`],
  [/^code_url$/, (digest) => `weixin://wxpay/bizpayurl?pr=${digest.toString('base64url').slice(0, 8)}`],
  [/url$/, (digest) => `https://pay.weixin.qq.com/${digest.toString('hex').slice(0, 16)}`],
  [/mch_?id$/, (digest) => `19${digits(digest, 8)}`],
  [/(time|_at)$/, (digest, isText) => moment(digest, isText)],
  [/date$/, () => '2026-03-10'],
  [/month$/, () => '2026-03'],
  [/(id|_no|number|code)$/, (digest) => digits(digest, 28)],
  [/(token|nonce_str|nonce|sign|serial)/, (digest) => digest.toString('hex').slice(0, 32)],
  [/(fee|amount|count|num)(_\d+)?$/, (digest) => digits(digest, 3)],
];

/** Make up a text of that name; 32 bytes of `digest` decide which. */
export function inventText(name: string, digest: Buffer, isText: boolean): string {
  const [, write] = texts.find(([expression]) => expression.test(name)) ?? [];
  return write?.(digest, isText) ?? `示例 ${digits(digest, 4)}`;
}

/** Without a zero in front, so that it reads as a number too. */
function digits(digest: Buffer, count: number): string {
  return Array.from({ length: count }, (_, index) => ((digest[index % digest.length] ?? 0) % 9) + 1).join('');
}

/** A moment of 10 March 2026. */
function moment(digest: Buffer, isText: boolean): string {
  const [hour, minute, second] = [24, 60, 60].map((end, index) => String((digest[index] ?? 0) % end).padStart(2, '0'));
  return isText ? `20260310${hour}${minute}${second}` : `2026-03-10T${hour}:${minute}:${second}+08:00`;
}
