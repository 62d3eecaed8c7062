import { verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createClient } from '../../../templates/runtime/wechatpay/create-client.js';
import { clientOptions, keys } from '../identities.js';

// The hashes were computed with md5sum and openssl; the secret is that of `clientOptions`.
const now = () => 1767225600;
const nonce = () => '5K8264ILTKCH16CQ2502SI8ZNMTM67VS';
const { signatures } = createClient({ ...clientOptions, now, nonce });
const withoutKeys = createClient({ mchid: '1900000109' });

const prepayId = 'wx201410272009395522657a690389285100';
const jsapi = { appId: 'wx8888888888888888', prepayId };
const app = { appid: 'wx8888888888888888', prepayid: prepayId };

/** Whether the merchant signed the lines, each of which ends with a line feed. */
const isSigned = (lines: readonly string[], signature: string) =>
  verify(
    'RSA-SHA256',
    Buffer.from(lines.map((line) => `${line}\n`).join('')),
    keys.merchant.publicKey,
    Buffer.from(signature, 'base64'),
  );

describe('a payment by a v3 order', () => {
  it('in a page or mini-program is signed over app, time, nonce and package', () => {
    const { paySign, ...fields } = signatures.jsapi(jsapi);
    expect(fields).toEqual({
      appId: 'wx8888888888888888',
      timeStamp: '1767225600',
      nonceStr: '5K8264ILTKCH16CQ2502SI8ZNMTM67VS',
      package: `prepay_id=${prepayId}`,
      signType: 'RSA',
    });
    const lines = ['wx8888888888888888', '1767225600', nonce(), `prepay_id=${prepayId}`];
    expect(isSigned(lines, paySign)).toBe(true);
  });

  it('in an app is signed over app, time, nonce and order, without the package', () => {
    const { sign, ...fields } = signatures.app(app);
    expect(fields).toEqual({
      appid: 'wx8888888888888888',
      partnerid: '1900000109',
      prepayid: prepayId,
      package: 'Sign=WXPay',
      noncestr: '5K8264ILTKCH16CQ2502SI8ZNMTM67VS',
      timestamp: '1767225600',
    });
    expect(isSigned(['wx8888888888888888', '1767225600', nonce(), prepayId], sign)).toBe(true);
  });

  it('in an app names the sub-merchant that a partner passes', () => {
    expect(signatures.app({ ...app, partnerid: '1900000333' }).partnerid).toBe('1900000333');
  });
});

describe('a payment by a v2 order', () => {
  it.each([
    ['MD5', '4684AA59B0D9434AA901C4AA5A4B503C'],
    ['HMAC-SHA256', '1B535203EA1250E095D64DB964FBEA89F039AA6F7785EA724F53E9EF40678A34'],
  ] as const)('in a page or mini-program is signed with its signType, %s', (signType, paySign) => {
    expect(signatures.jsapiV2(jsapi, signType)).toMatchObject({ signType, paySign });
  });

  it.each([
    ['MD5', '3799A4CF7D715648F8B08284DEB993E5'],
    ['HMAC-SHA256', 'E9B54BE99597D08FFB9CB13A3E291A354673A89A51522790B615A8A60E71BF92'],
  ] as const)('in an app is signed by %s, without a signType', (signType, sign) => {
    expect(signatures.appV2(app, signType)).toEqual({
      appid: 'wx8888888888888888',
      partnerid: '1900000109',
      prepayid: prepayId,
      package: 'Sign=WXPay',
      noncestr: '5K8264ILTKCH16CQ2502SI8ZNMTM67VS',
      timestamp: '1767225600',
      sign,
    });
  });
});

it('a red packet of a mini-program is signed by MD5 in lower case, with the app but without signType', () => {
  expect(signatures.miniProgramRedPacket({ appId: 'wx8888888888888888', package: 'sendid%3D242e8abd' })).toEqual({
    timeStamp: '1767225600',
    nonceStr: '5K8264ILTKCH16CQ2502SI8ZNMTM67VS',
    package: 'sendid%3D242e8abd',
    signType: 'MD5',
    paySign: 'c19c39c63b1d0ee3c5e20499c448fa41',
  });
});

it('fields are signed by HMAC-SHA256, or by the given type', () => {
  expect(signatures.fields({ b: '2', a: 1 })).toBe('DD789A3A20FB3812C54F6F8E37B4A123747E13B4F457A3D736F70CB4B65CC888');
  expect(signatures.fields({ b: '2', a: 1 }, 'MD5')).toBe('6B820100D2D98784F3926889CC32AD96');
});

it('a red packet of WeCom is signed by MD5 in upper case under the secret of its agent', () => {
  const fields = { mch_id: '10000098', act_name: 'XXX', mch_billno: '11111234567890' };
  expect(signatures.workWx(fields, 'agentsecret')).toBe('005269910A5B25BFD8CDD5E31B71E5C4');
});

it('a string is signed unchanged', () => {
  const signature = signatures.text('cert_id=1');
  expect(
    verify('RSA-SHA256', Buffer.from('cert_id=1'), keys.merchant.publicKey, Buffer.from(signature, 'base64')),
  ).toBe(true);
});

it('names the missing key and its use', () => {
  expect(() => withoutKeys.signatures.jsapi(jsapi)).toThrow(
    'privateKey is missing; it is needed to sign for the front end.',
  );
  expect(() => withoutKeys.signatures.fields({})).toThrow('secret is missing; it is needed to sign by the v2 rules.');
});
