import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { issueCertificate } from '../../../sandbox/certificate.js';
import { createClient } from '../../../templates/runtime/wechatpay/create-client.js';
import { readPrivateKey, readPublicKey } from '../../../templates/runtime/wechatpay/keys.js';
import type { ClientOptions } from '../../../templates/runtime/wechatpay/options.js';
import { clientOptions, keys } from '../identities.js';

const { privateKey, publicKey } = keys.merchant;
const pem = (key: KeyObject, type: 'pkcs8' | 'spki' | 'pkcs1') => String(key.export({ format: 'pem', type }));
const der = (key: KeyObject, type: 'pkcs8' | 'spki' | 'pkcs1') => Buffer.from(key.export({ format: 'der', type }));
const times = { validFrom: new Date(0), validTo: new Date(4e12) };
const certificate = issueCertificate({ serial: '0abc', commonName: 'a', publicKey, issuerKey: privateKey, ...times });
const platformCertificate = issueCertificate({
  serial: '0abc',
  commonName: 'b',
  publicKey: keys.platform.publicKey,
  issuerKey: privateKey,
  ...times,
});
const file = pathToFileURL(join(mkdtempSync(join(tmpdir(), 'keys-')), 'key.pem'));
writeFileSync(file, pem(privateKey, 'pkcs8'));
const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' });

describe('key material', () => {
  it.each([
    ['PKCS#8 PEM', pem(privateKey, 'pkcs8')],
    ['PKCS#1 PEM', pem(privateKey, 'pkcs1')],
    ['PEM bytes', Buffer.from(pem(privateKey, 'pkcs8'))],
    ['PKCS#8 DER', der(privateKey, 'pkcs8')],
    ['PKCS#1 DER', der(privateKey, 'pkcs1')],
    ['bare base64', der(privateKey, 'pkcs8').toString('base64')],
    ['a file URL', file],
    ['a file URL as text', file.href],
    ['a KeyObject', privateKey],
  ])('a private key is read from %s', (_source, material) => {
    expect(readPrivateKey(material, 'privateKey').equals(privateKey)).toBe(true);
  });

  it.each([
    ['SPKI PEM', pem(publicKey, 'spki')],
    ['PKCS#1 PEM', pem(publicKey, 'pkcs1')],
    ['SPKI DER', der(publicKey, 'spki')],
    ['PKCS#1 DER', der(publicKey, 'pkcs1')],
    ['a certificate', certificate],
    ['certificate DER', Buffer.from(certificate.replace(/-----[^-]+-----/g, ''), 'base64')],
    ['a KeyObject', createPublicKey(privateKey)],
  ])('a public key is read from %s', (_source, material) => {
    expect(readPublicKey(material, 'certs').key.equals(publicKey)).toBe(true);
  });

  it.each<[string, Partial<ClientOptions>, string]>([
    ['a number of digits', { mchid: '' }, 'mchid is not a merchant number.'],
    [
      'a public key id as serial',
      { serial: 'PUB_KEY_ID_1' },
      'serial is not the serial number of the merchant certificate',
    ],
    [
      'a certificate as privateKey',
      { privateKey: certificate },
      'privateKey holds a certificate. Give a private key (apiclient_key.pem).',
    ],
    ['a public KeyObject as privateKey', { privateKey: publicKey }, 'privateKey is a public key. Give a private key.'],
    ['a path as privateKey', { privateKey: '/etc/key.pem' }, 'privateKey is neither PEM nor a file:// URL.'],
    ['a missing file', { privateKey: 'file:///nowhere/key.pem' }, 'privateKey: /nowhere/key.pem cannot be read.'],
    [
      'an elliptic key',
      { privateKey: elliptic.privateKey },
      'privateKey is a key of type ec. WeChat Pay uses RSA keys.',
    ],
    [
      'a protected key',
      {
        privateKey: String(privateKey.export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'x' })),
      },
      'privateKey is protected by a passphrase.',
    ],
    [
      'a broken key',
      { privateKey: '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----' },
      'privateKey cannot be read as a private key.',
    ],
    [
      'a private key in certs',
      { certs: { PUB_KEY_ID_1: pem(privateKey, 'pkcs8') } },
      'certs["PUB_KEY_ID_1"] holds a private key.',
    ],
    [
      'a private KeyObject in certs',
      { certs: { PUB_KEY_ID_1: privateKey } },
      'certs["PUB_KEY_ID_1"] is a private key.',
    ],
    [
      'the own certificate in certs',
      { certs: { '3775B6A45ACD588826D15E583A95F5DD0A1B2C3D': certificate } },
      "is the merchant's own certificate or key.",
    ],
    [
      'the own certificate in certs, whose serial is spelt in another way',
      { serial: '0ABC', certs: { '0x0a:bc': platformCertificate } },
      "is the merchant's own certificate or key.",
    ],
    [
      'the own certificate in certs, by another name',
      { certs: { PUB_KEY_ID_1: certificate } },
      "is the merchant's own certificate or key.",
    ],
    [
      'the own public key in certs',
      { certs: { PUB_KEY_ID_1: publicKey } },
      "is the merchant's own certificate or key.",
    ],
    [
      'a certificate under another serial',
      { certs: { FF: platformCertificate } },
      'certs["FF"] holds the certificate 0ABC. Name it by that serial.',
    ],
    ['a short apiV3Key', { apiV3Key: 'short' }, 'apiV3Key is 5 bytes long; it has 32 characters.'],
    ['an empty secret', { secret: '' }, 'secret is empty or no text.'],
    ['a relative baseUrl', { baseUrl: 'api.mch.weixin.qq.com' }, 'baseUrl is not the address of a server.'],
    ['a timeout of nothing', { timeout: 0 }, 'timeout is 0. Give a number, 1 or more.'],
    ['a broken bundle', { merchant: { pfx: Buffer.from('x'), passphrase: 'x' } }, 'merchant cannot be used for TLS: '],
  ])('%s is refused at construction', (_case, options, message) => {
    expect(() => createClient({ ...clientOptions, ...options })).toThrow(
      expect.objectContaining({ name: 'ConfigError', message: expect.stringContaining(message) }),
    );
  });

  it.each(['0abc', 'ABC', '0A:BC', '0x0abc', ' 00 0a bc'])(
    'a certificate is taken by its serial, spelt %s',
    (serial) => {
      const own = { ...clientOptions, certs: { [serial]: platformCertificate } };
      expect(() => createClient(own)).not.toThrow();
    },
  );
});
