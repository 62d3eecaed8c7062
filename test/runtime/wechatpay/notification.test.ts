import { constants, createCipheriv, createHash, createSign, publicEncrypt, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { seal, writeNotification } from '../../../sandbox/protocol/notification.js';
import { xmlAnswer } from '../../../sandbox/protocol/v2-signature.js';
import { createClient } from '../../../templates/runtime/wechatpay/create-client.js';
import type { Notification } from '../../../templates/runtime/wechatpay/operation.js';
import { clientOptions, identity, keys, PUBLIC_KEY_ID, SECRET } from '../identities.js';

const PAYMENT = { out_trade_no: '1', amount: { total: 1 } };
const MEMBER: Notification = {
  id: 'webhook/v3/MEMBER#post',
  format: 'json',
  events: ['MEMBER'],
  decode: { resource: { ciphertext: ['aes-gcm', { chosen: ['rsa-merchant'] }] } },
};
const client = createClient(clientOptions, [MEMBER]);

function sealForMerchant(text: string): string {
  const key = { key: keys.merchant.publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING };
  return publicEncrypt(key, Buffer.from(text)).toString('base64');
}

function signText(text: string): Record<string, string> {
  const [timestamp, nonce] = [String(Math.floor(Date.now() / 1000)), 'nonce'];
  const signature = createSign('RSA-SHA256')
    .update(`${timestamp}\n${nonce}\n${text}\n`)
    .sign(keys.platform.privateKey, 'base64');
  return {
    'Wechatpay-Serial': PUBLIC_KEY_ID,
    'Wechatpay-Timestamp': timestamp,
    'Wechatpay-Nonce': nonce,
    'Wechatpay-Signature': signature,
  };
}

describe('a v3 notification', () => {
  const { headers, body } = writeNotification('TRANSACTION.SUCCESS', PAYMENT, { identity });

  it.each([
    ['text and node headers', () => client.webhooks.unwrap(headers, body)],
    ['bytes and web headers', () => client.webhooks.unwrap(new Headers(headers), Buffer.from(body))],
    ['a web Request', () => client.webhooks.unwrap(new Request('http://a/', { method: 'POST', headers, body }))],
    [
      'headers in lists',
      () =>
        client.webhooks.unwrap(
          Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toUpperCase(), [value]])),
          body,
        ),
    ],
  ])('is verified and opened from %s', async (_source, unwrap) => {
    expect(await unwrap()).toMatchObject({
      id: expect.any(String),
      event_type: 'TRANSACTION.SUCCESS',
      resource: { ciphertext: PAYMENT },
    });
  });

  it('is not opened without the key, whose option is named', async () => {
    const withoutKey = createClient({ ...clientOptions, apiV3Key: undefined });
    await expect(withoutKey.webhooks.unwrap(headers, body)).rejects.toMatchObject({
      name: 'ConfigError',
      message: 'apiV3Key is missing; the message holds a sealed value that it opens. Pass it to createClient.',
    });
  });

  it('is opened as its page says, by event or by page', async () => {
    const member = writeNotification(
      'MEMBER',
      { chosen: [sealForMerchant('红'), sealForMerchant('蓝')] },
      { identity },
    );
    const expected = { resource: { ciphertext: { chosen: ['红', '蓝'] } } };
    expect(await client.webhooks.unwrap(member.headers, member.body)).toMatchObject(expected);
    expect(await client.parseNotification(MEMBER, member.headers, member.body)).toMatchObject(expected);
  });

  it('keeps its decimals, and the digits of long integers', async () => {
    const outer = '"rate":0.30000000000000004,"id":12345678901234567';
    const { ciphertext, nonce } = seal(`{${outer}}`, 'aad', identity);
    const resource = JSON.stringify({ ciphertext, nonce, associated_data: 'aad' });
    const text = `{${outer},"event_type":"X","resource":${resource}}`;
    expect(await client.webhooks.unwrap(signText(text), text)).toMatchObject({
      rate: 0.30000000000000004,
      id: '12345678901234567',
      resource: { ciphertext: { rate: 0.30000000000000004, id: '12345678901234567' } },
    });
  });

  it.each(['no JSON', 'null', '[]', '"text"', '1'])('is rejected when it is signed, but %s', async (text) => {
    await expect(client.webhooks.unwrap(signText(text), text)).rejects.toMatchObject({ name: 'DecryptionError' });
  });

  it.each([
    ['probe', 'probe'],
    ['wrong-signature', 'mismatch'],
    ['skewed-clock', 'clock'],
    ['unsigned', 'missing'],
  ] as const)('is rejected with the fault %s', async (fault, reason) => {
    const forged = writeNotification('TRANSACTION.SUCCESS', PAYMENT, { identity, fault });
    await expect(client.webhooks.unwrap(forged.headers, forged.body)).rejects.toMatchObject({
      name: 'SignatureError',
      reason,
    });
  });

  it('is rejected when its body was parsed and serialized again', async () => {
    const spaced = JSON.stringify(JSON.parse(body), null, 1);
    await expect(client.webhooks.unwrap(headers, spaced)).rejects.toMatchObject({ reason: 'mismatch' });
    const parsed: Uint8Array = JSON.parse(body);
    await expect(client.webhooks.unwrap(headers, parsed)).rejects.toThrow(
      'rawBody is a parsed object. Pass the bytes as they came',
    );
  });

  it('is not accepted as one of another page', async () => {
    await expect(client.parseNotification(MEMBER, headers, body)).rejects.toThrow(
      'This is a notification TRANSACTION.SUCCESS in JSON, not one of webhook/v3/MEMBER#post.',
    );
  });

  it('is not opened by the page of a v2 notification that has its event', async () => {
    const v2: Notification = {
      id: 'v2',
      format: 'xml',
      events: ['TRANSACTION.SUCCESS'],
      decode: { resource: { ciphertext: 'json' } },
    };
    const both = createClient(clientOptions, [v2]);
    expect(await both.webhooks.unwrap(headers, body)).toMatchObject({ resource: { ciphertext: PAYMENT } });
    await expect(client.parseNotification(v2, headers, body)).rejects.toMatchObject({ name: 'ConfigError' });
  });

  it('is rejected when its ciphertext was changed, or sealed with another key', async () => {
    const other = { ...identity, apiV3Key: 'x'.repeat(32) };
    const forged = writeNotification('TRANSACTION.SUCCESS', PAYMENT, { identity: other });
    await expect(client.webhooks.unwrap(forged.headers, forged.body)).rejects.toMatchObject({
      name: 'DecryptionError',
    });
  });
});

it.each([
  [{ ciphertext: 'AAAA' }, 'There is no nonce beside the ciphertext: the message is incomplete.'],
  [{ ciphertext: 'AAAA', nonce: 7 }, 'There is no nonce beside the ciphertext: the message is incomplete.'],
  [{ ciphertext: 'AAAA', nonce: '123456789012' }, 'The ciphertext is shorter than its tag: the message was cut.'],
  [
    { ciphertext: 'A'.repeat(24), nonce: '123456789012' },
    'The ciphertext cannot be opened with apiV3Key: another key sealed it, or it was changed. Check that apiV3Key is that of this mchid.',
  ],
])('a v3 notification that seals %j is rejected', async (resource, message) => {
  const text = JSON.stringify({ event_type: 'X', resource });
  await expect(client.webhooks.unwrap(signText(text), text)).rejects.toMatchObject({
    name: 'DecryptionError',
    message,
  });
});

describe('a v2 notification', () => {
  it('is verified by its sign', async () => {
    const { body = '' } = xmlAnswer({ return_code: 'SUCCESS', out_trade_no: '1', attach: '' }, identity);
    expect(await client.webhooks.unwrap({}, body)).toMatchObject({ return_code: 'SUCCESS', out_trade_no: '1' });
    const forged = String(body).replace('<out_trade_no><![CDATA[1', '<out_trade_no><![CDATA[2');
    await expect(client.webhooks.unwrap({}, forged)).rejects.toMatchObject({
      reason: 'mismatch',
      message: expect.stringContaining('Check that secret is the v2 API key'),
    });
    for (const text of ['<a>1</a>', '<a>1</a><sign></sign>', '<mch_id>1</mch_id>', '<req_info></req_info>']) {
      await expect(client.webhooks.unwrap({}, `<xml>${text}</xml>`)).rejects.toMatchObject({
        name: 'SignatureError',
        reason: 'missing',
      });
    }
  });

  it('about a refund is authenticated by its sealed part', async () => {
    const cipher = createCipheriv('aes-256-ecb', createHash('md5').update(SECRET).digest('hex'), null);
    const sealed = cipher.update('<root><refund_id>5</refund_id></root>', 'utf8', 'base64') + cipher.final('base64');
    const message = (info: string) => `<xml><return_code>SUCCESS</return_code><req_info>${info}</req_info></xml>`;
    expect(await client.webhooks.unwrap({}, message(sealed))).toMatchObject({ req_info: { refund_id: '5' } });
    const around = ['return_msg', 'appid', 'mch_id', 'sub_appid', 'sub_mch_id', 'nonce_str'];
    const members = around.map((name) => `<${name}>1</${name}>`).join('');
    const whole = message(sealed).replace('<req_info>', `${members}<req_info>`);
    expect(await client.webhooks.unwrap({}, whole)).toMatchObject({ req_info: { refund_id: '5' }, sub_mch_id: '1' });
    await expect(client.webhooks.unwrap({}, message('AAAA'))).rejects.toMatchObject({
      name: 'DecryptionError',
      message: 'The ciphertext cannot be opened with secret. Check that secret is the v2 API key of this mch_id.',
      cause: expect.any(Error),
    });
    const paid = message(sealed).replace('<req_info>', '<result_code>SUCCESS</result_code><req_info>');
    await expect(client.webhooks.unwrap({}, paid)).rejects.toMatchObject({ name: 'SignatureError', reason: 'missing' });
  });

  it('about a refund is not authenticated by blocks that decrypt by chance', async () => {
    const attempts = Array.from({ length: 2000 }, () => randomBytes(16).toString('base64'));
    const outcomes = attempts.map((info) =>
      client.webhooks.unwrap({}, `<xml><req_info>${info}</req_info></xml>`).then(
        () => 'taken',
        (error) => error.name,
      ),
    );
    expect(new Set(await Promise.all(outcomes))).toEqual(new Set(['DecryptionError']));
  });

  it.each([
    '<xml',
    '<!DOCTYPE a><xml><sign>1</sign></xml>',
    '<xml><sign>1</sign><a><b>2</b></a></xml>',
    `<xml>${'<a>'.repeat(100_000)}`,
  ])('that is invalid is rejected: %.40s', async (body) => {
    await expect(client.webhooks.unwrap({}, body)).rejects.toMatchObject({ name: 'SignatureError' });
  });

  it('of the score service is verified, then opened', async () => {
    const { ciphertext, nonce } = seal('<xml><state>DOING</state></xml>', '', identity);
    const { body = '' } = xmlAnswer(
      { event_type: 'CHECK.SUCCESS', event_nonce: nonce, event_associated_data: '', event_ciphertext: ciphertext },
      identity,
    );
    expect(await client.webhooks.unwrap({}, body)).toMatchObject({ event_ciphertext: { state: 'DOING' } });
  });
});

describe('the reply to a notification', () => {
  it('acknowledges', () => {
    expect(client.webhooks.acknowledge()).toEqual({ status: 204, headers: {}, body: '' });
    expect(client.webhooks.acknowledge('v2').body).toBe(
      '<xml><return_code>SUCCESS</return_code><return_msg><![CDATA[OK]]></return_msg></xml>',
    );
  });

  it('refuses', () => {
    expect(client.webhooks.refuse('库存不足')).toMatchObject({
      status: 400,
      body: '{"code":"FAIL","message":"库存不足"}',
    });
    expect(client.webhooks.refuse('a]]>b', 'v2').body).toBe(
      '<xml><return_code>FAIL</return_code><return_msg><![CDATA[a]] >b]]></return_msg></xml>',
    );
  });
});
