import { createPublicKey } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { openAesEcb, openAesGcm, openRefund } from '../../../templates/runtime/wechatpay/aes.js';
import { authorization, requestMessage } from '../../../templates/runtime/wechatpay/authorization.js';
import { openCertificates } from '../../../templates/runtime/wechatpay/certificates.js';
import { createClient } from '../../../templates/runtime/wechatpay/create-client.js';
import { readPublicKey } from '../../../templates/runtime/wechatpay/keys.js';
import { openOaep, sealOaep, signRsa, verifyRsa } from '../../../templates/runtime/wechatpay/rsa.js';
import { signedText, signFields } from '../../../templates/runtime/wechatpay/v2-signature.js';
import { verifyMessage } from '../../../templates/runtime/wechatpay/verification.js';
import { loadXmlParser, writeXml } from '../../../templates/runtime/wechatpay/xml.js';
import { isShared, keyPair, needsTruth, readTruth } from '../shared.js';
import type { Vectors } from '../vectors.js';

const bytes = (base64: string) => Buffer.from(base64, 'base64');

describe('the vectors of the official SDKs', needsTruth, () => {
  // Skipped suites are still collected, and then the file does not exist.
  const { php, go, java } = isShared ? readTruth<Vectors>('vectors.json') : ({ php: {}, go: {}, java: {} } as Vectors);
  const merchant = isShared ? keyPair(php.keys.merchant_private_jwk) : undefined;
  const keys = () => {
    if (!merchant) throw new Error('no keys');
    return { merchant, platform: keyPair(php.keys.platform_private_jwk) };
  };
  const client = (secret: string) =>
    createClient({
      mchid: php.keys.mchid,
      serial: php.keys.merchant_serial,
      privateKey: keys().merchant.privateKey,
      certs: {
        [php.keys.public_key_id]: php.keys.platform_public,
        [php.keys.platform_certificate_serial]: php.keys.platform_certificate,
      },
      apiV3Key: php.keys.apiv3_key,
      secret,
      now: () => 1767225600,
      nonce: () => '0123456789ABCDEFGHIJKLMNOPQRSTUV',
    });
  let parseXml: Awaited<ReturnType<typeof loadXmlParser>>;
  beforeAll(async () => {
    parseXml = await loadXmlParser();
  });

  it.each(php.request_signature ?? [])(
    'request signature $method $target',
    async ({ method, target, timestamp, nonce, signed_body, ...expected }) => {
      const request = { method, target, body: signed_body };
      const signer = {
        mchid: php.keys.mchid,
        serial: php.keys.merchant_serial,
        privateKey: keys().merchant.privateKey,
        now: () => Number(timestamp),
        nonce: () => nonce,
      };
      expect(requestMessage(request, timestamp, nonce)).toBe(expected.message);
      expect(await authorization(request, signer)).toBe(expected.authorization);
      expect(await authorization(request, { ...signer, inBackground: true })).toBe(expected.authorization);
    },
  );

  it.each(php.response_signature ?? [])('response signature over $body', async ({ headers, body, applies_to }) => {
    const key = { serial: php.keys.public_key_id, key: keys().platform.publicKey, validFrom: 0, validTo: 1e12 };
    const verifier = { now: () => 1767225600, platformKeys: { serials: [], remedy: '', find: async () => key } };
    const sha1 = headers['Wechatpay-Statement-Sha1'];
    const signed = applies_to ? JSON.stringify({ sha1 }) : body;
    const header = (field: string) => headers[field];
    await expect(verifyMessage({ name: 'the answer', header, body: signed }, verifier)).resolves.toBe(undefined);
    await expect(verifyMessage({ name: 'the answer', header, body: `${signed} ` }, verifier)).rejects.toMatchObject({
      reason: 'mismatch',
    });
  });

  it.each([...(php.aes_256_gcm ?? []), go.aes_gcm, java.aes_256_gcm].filter(Boolean))(
    'AES-GCM $plaintext',
    (vector) => {
      const sealed = {
        ciphertext: vector.ciphertext_base64,
        nonce: vector.nonce,
        associatedData: vector.associated_data,
      };
      expect(openAesGcm(sealed, vector.key)).toBe(vector.plaintext);
      expect(() => openAesGcm({ ...sealed, associatedData: 'forged' }, vector.key)).toThrow('cannot be opened');
    },
  );

  it.each(php.webhook_v3 ?? [])('notification', async ({ headers, body, plaintext }) => {
    const { resource } = await client(php.keys.v2_secret).webhooks.unwrap(headers, body);
    expect(resource.ciphertext).toEqual(JSON.parse(plaintext));
  });

  it('notification of the Go SDK', async () => {
    const { headers, body, certificate, apiv3_key, plaintext } = go.webhook_v3;
    const key = { ...readPublicKey(certificate, 'certificate'), serial: '', validFrom: 0, validTo: 0 };
    const verifier = { now: () => 1624523846, platformKeys: { serials: [], remedy: '', find: async () => key } };
    await expect(
      verifyMessage({ name: 'the answer', header: (field) => headers[field], body }, verifier),
    ).resolves.toBe(undefined);
    const { ciphertext, nonce, associated_data } = JSON.parse(body).resource;
    expect(openAesGcm({ ciphertext, nonce, associatedData: associated_data }, apiv3_key)).toBe(plaintext);
  });

  it.each(php.rsa_oaep?.cases ?? [])('OAEP $plaintext', ({ plaintext, ciphertext_base64 }) => {
    const { privateKey, publicKey } = keys().platform;
    expect(openOaep(bytes(ciphertext_base64), privateKey).toString()).toBe(plaintext);
    expect(openOaep(bytes(sealOaep(Buffer.from(plaintext), publicKey)), privateKey).toString()).toBe(plaintext);
  });

  it('OAEP of the Go and Java SDKs', () => {
    const ours = keyPair(java.keys.merchant_private_jwk).privateKey;
    expect(openOaep(bytes(java.rsa_oaep_decrypt.ciphertext_base64), ours).toString()).toBe(
      java.rsa_oaep_decrypt.plaintext,
    );
    const theirs = keyPair(go.rsa_oaep_decrypt.private_key_jwk).privateKey;
    expect(openOaep(bytes(go.rsa_oaep_decrypt.ciphertext_base64), theirs).toString()).toBe(
      go.rsa_oaep_decrypt.plaintext,
    );
  });

  it('RSA-SHA256 of the Go and Java SDKs', () => {
    const { private_key_jwk, message, signature } = go.rsa_sha256_sign;
    expect(signRsa(message, keyPair(private_key_jwk).privateKey)).toBe(signature);
    expect(signRsa(java.rsa_sha256_sign.message, keyPair(java.keys.merchant_private_jwk).privateKey)).toBe(
      java.rsa_sha256_sign.signature,
    );
    const { certificate, public_key } = go.rsa_sha256_verify;
    const verified = [certificate, public_key].map((key) =>
      verifyRsa(['source'], go.rsa_sha256_verify.signature, readPublicKey(key, 'key').key),
    );
    expect(verified).toEqual([true, true]);
  });

  it('signed messages of the Go and Java SDKs', () => {
    const { nonce, timestamp, cases } = go.authorization_header;
    for (const { method, url, body, message } of cases)
      expect(requestMessage({ method, target: url, body }, String(timestamp), nonce)).toBe(message);
    const { method, url, body, ...expected } = java.request_message;
    const { pathname, search } = new URL(url);
    expect(
      requestMessage({ method, target: pathname + search, body }, String(expected.timestamp), expected.nonce),
    ).toBe(expected.message);
  });

  it('platform certificates of the Go and Java SDKs', () => {
    for (const { apiv3_key, response, certificate, serial_no } of [
      go.download_certificates,
      java.download_certificates,
    ]) {
      const [found] = openCertificates(JSON.stringify(response), apiv3_key);
      expect(found?.serial).toBe(serial_no);
      expect(found?.key.equals(createPublicKey(certificate))).toBe(true);
    }
  });

  // The PHP SDK signs `false` as `name=`, but sends an empty element, which the server leaves out of the signed text.
  const signed = php.v2_sign?.filter(({ input }) => !Object.values(input).includes(false)) ?? [];
  it.each(signed)('v2 sign: $name', ({ input, key, string_a, md5, hmac_sha256 }) => {
    expect(signedText(input)).toBe(string_a);
    expect([signFields(input, 'MD5', key), signFields(input, 'HMAC-SHA256', key)]).toEqual([md5, hmac_sha256]);
  });

  it('v2 sign leaves out empty values', () => {
    expect(signedText({ a: 1, b: false, c: '', d: null, e: undefined, f: true })).toBe('a=1&f=1');
  });

  it('v2 sign of an unknown type', () => {
    expect(() => signFields({ a: 1 }, 'RSA', 'key')).toThrow('sign_type "RSA" is not known');
  });

  it('v2 XML, except for a CDATA end, which the PHP SDK writes so that no parser accepts it', () => {
    const { input, xml, parsed_back } = php.v2_xml;
    const broken = '<![CDATA[a]]>b<]]>';
    const mended = 'a]]&gt;b&lt;';
    expect(xml).toContain(broken);
    expect(writeXml(input)).toBe(xml.replace(broken, mended));
    expect(parseXml(xml.replace(broken, mended))).toEqual({ ...parsed_back, cdata_end: 'a]]>b<' });
  });

  it('v2 refund notification', () => {
    const { req_info_base64, v2_secret, plaintext } = php.v2_refund_notification;
    expect(openRefund(req_info_base64, v2_secret)).toBe(plaintext);
    expect(() => openRefund(req_info_base64, 'another')).toThrow('cannot be opened');
  });

  it.each(php.aes_256_ecb ?? [])('AES-ECB $plaintext', ({ plaintext, key, ciphertext_base64 }) => {
    expect(openAesEcb(ciphertext_base64, key)).toBe(plaintext);
  });

  it('pay signatures of v3', () => {
    const { jsapi_and_miniprogram: jsapi, app } = php.pay_sign_v3;
    const { message: _jsapi, ...jsapiPayment } = jsapi;
    const { message: _app, note: _note, ...appPayment } = app;
    const { signatures } = client(php.keys.v2_secret);
    const prepayId = String(app['prepayid']);
    expect(signatures.jsapi({ appId: String(jsapi['appId']), prepayId })).toEqual(jsapiPayment);
    expect(signatures.app({ appid: String(app['appid']), prepayid: prepayId })).toEqual(appPayment);
  });

  it.each(Object.entries(php.pay_sign_v2 ?? {}))(
    'pay signature of v2: %s',
    (name, { input, key, string_a, sign, paySign }) => {
      expect(signedText(input)).toBe(string_a);
      const { signatures } = client(key);
      const order = {
        appId: String(input['appId']),
        appid: String(input['appid']),
        prepayId: 'wx201410272009395522657a690389285100',
      };
      const made: Record<string, () => unknown> = {
        'jsapi MD5': () => signatures.jsapiV2(order, 'MD5').paySign,
        'app MD5': () => signatures.appV2({ ...order, prepayid: order.prepayId }, 'MD5').sign,
        'jsapi HMAC-SHA256': () => signatures.jsapiV2(order, 'HMAC-SHA256').paySign,
        'app HMAC-SHA256': () => signatures.appV2({ ...order, prepayid: order.prepayId }, 'HMAC-SHA256').sign,
        'mini-program red packet (sendminiprogramhb)': () =>
          signatures.miniProgramRedPacket({ appId: order.appId, package: String(input['package']) }).paySign,
      };
      expect((made[name] ?? (() => signatures.fields(input)))()).toBe(paySign ?? sign);
    },
  );

  it('workwx_sign and cert_sign', () => {
    const { signatures } = client(php.keys.v2_secret);
    const { input, agent_secret, workwx_sign } = php.workwx_sign;
    expect(signatures.workWx(input, agent_secret)).toBe(workwx_sign);
    const { message, cert_sign } = php.v2_cert_sign_getrealnameinfo;
    expect(signatures.text(message)).toBe(cert_sign);
  });

  it('a PKCS#1 public key is accepted like any other', () => {
    const { pkcs1_base64, spki_base64 } = php.spki_from_pkcs1;
    const { key } = readPublicKey(bytes(pkcs1_base64), 'bankKey');
    expect(key.export({ format: 'der', type: 'spki' }).toString('base64')).toBe(spki_base64);
  });
});
