import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { connect, ORDER } from './connect.js';
import { sendSigned } from './signed-request.js';

const native = '/v3/pay/transactions/native';
const deep = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

/** Place an order by v2, with a document type and content of its XML. */
async function order(doctype: string, content: string) {
  const { sandbox } = await connect();
  const body = `${doctype}<xml>${content}</xml>`;
  const headers = { 'Content-Type': 'text/xml' };
  return sendSigned(sandbox, { path: '/pay/unifiedorder', headers, body });
}

const laughs = Array.from({ length: 9 }, (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`);

it.each([
  ['an internal entity', '<!DOCTYPE xml [<!ENTITY a "b">]>', '<appid>&a;</appid>'],
  ['an entity from a file', '<!DOCTYPE xml [<!ENTITY a SYSTEM "file:///etc/passwd">]>', '<appid>&a;</appid>'],
  ['a billion laughs', `<!DOCTYPE xml [<!ENTITY l0 "ha">${laughs.join('')}]>`, '<appid>&l9;</appid>'],
  ['an external document type', '<!DOCTYPE xml SYSTEM "http://127.0.0.1:1/x.dtd">', '<appid>a</appid>'],
  ['an undeclared entity', '', '<appid>&nobody;</appid>'],
  ['25 levels', '', '<a>'.repeat(25) + '</a>'.repeat(25)],
  ['100,000 levels', '', '<a>'.repeat(100_000) + '</a>'.repeat(100_000)],
  ['100,000 tags that nobody closes', '', '<a>'.repeat(100_000)],
  ['100,000 attributes', '', `<a ${Array.from({ length: 100_000 }, (_, index) => `a${index}="1"`).join(' ')}/>`],
  ['a repeated tag', '', '<appid>a</appid><appid>b</appid><sign>S</sign>'],
  ['a tag named like the prototype', '', '<__proto__><sign>S</sign></__proto__>'],
  ['a control character', '', '<appid>\u0001</appid>'],
])('refuses XML with %s, as v2 does', async (_what, doctype, content) => {
  const answer = await order(doctype, content);
  expect(answer).toMatchObject({ status: 200, headers: { 'content-type': 'text/xml' } });
  expect(answer.body).toMatch(/<return_code><!\[CDATA\[FAIL/);
  expect(answer.body).not.toContain('root:');
});

it.each([
  ['60 levels', deep(60)],
  ['200,000 levels', deep(200_000)],
  [
    '100,000 members that nobody knows',
    JSON.stringify(Object.fromEntries(Array.from({ length: 100_000 }, (_, n) => [n, n]))),
  ],
  ['an invalid number', JSON.stringify(ORDER).replace('1800', '1e999')],
  ['a member named like the prototype', '{"__proto__":{"amount":{"total":1}}}'],
  ['only spaces', ' '.repeat(1_000_000)],
  ['a byte order mark alone', '\ufeff'],
])('refuses JSON with %s, and names what is wrong', async (_what, body) => {
  const { sandbox, wxpay } = await connect();
  const { status, body: text } = await sendSigned(sandbox, { path: native, body });
  expect(status).toBe(400);
  expect(JSON.parse(text)).toMatchObject({ code: 'PARAM_ERROR', detail: { location: 'body' } });
  await wxpay.v3.pay.transactions.native.post({ json: ORDER });
});

it.each([
  ['of one character that occurs a million times', '-', 'b'.repeat(10) + '--'.repeat(1_000_000)],
  ['that never occurs', 'x', 'no parts'],
  ['of 10,000 parts', 'part', '--part\r\n\r\na\r\n'.repeat(10_000)],
])('refuses uploads with a boundary %s', async (_what, boundary, body) => {
  const { sandbox } = await connect();
  const headers = { 'Content-Type': `multipart/form-data; boundary=${boundary}` };
  const answer = await sendSigned(sandbox, { path: '/v3/merchant/media/upload', headers, body });
  expect(answer.status).toBe(400);
  expect(JSON.parse(answer.body)).toMatchObject({
    code: 'PARAM_ERROR',
    detail: { issue: expect.stringContaining('multipart') },
  });
});

it('accepts uploads of the size that pages allow, but no texts of that size', async () => {
  const { sandbox, wxpay } = await connect();
  const content = Buffer.alloc(5 * 1024 * 1024, 'video');
  const sha256 = createHash('sha256').update(content).digest('hex');
  const uploaded = await wxpay.v3.merchant.media.upload.post({
    body: { meta: { filename: 'a.png', sha256 }, file: { name: 'a.png', content } },
  });
  expect(uploaded).toMatchObject({ media_id: expect.any(String) });
  const answer = await sendSigned(sandbox, { path: native, body: Buffer.alloc(3 * 1024 * 1024, ' ') }).catch(
    () => undefined,
  );
  // A sender that continues to write after a 413 may see the connection close first.
  if (answer) expect(answer.status).toBe(413);
});
