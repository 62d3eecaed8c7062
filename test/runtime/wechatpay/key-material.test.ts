import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { issueCertificate } from '../../../sandbox/credentials/certificate.js';
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
    ['a file URL with spaces around it', ` ${file.href}\n`],
    ['a KeyObject', privateKey],
  ])('a private key is read from %s', (_source, material) => {
    expect(readPrivateKey(material, 'privateKey').equals(privateKey)).toBe(true);
  });

  /** How environment variables, secrets, editors and chats change a file. */
  const spellings: Readonly<Record<string, (text: string) => string | Uint8Array>> = {
    'CRLF and a byte order mark': (text) => `\ufeff${text.replaceAll('\n', '\r\n')}`,
    'CR alone': (text) => text.replaceAll('\n', '\r'),
    'no line end at its end': (text) => text.trim(),
    'blank lines': (text) => `\n\n${text.replaceAll('\n', '\n\n')}`,
    'backslash and n': (text) => text.trim().replaceAll('\n', '\\n'),
    'backslash, r, backslash and n': (text) => text.replaceAll('\n', '\\r\\n'),
    'two backslashes and n': (text) => text.replaceAll('\n', '\\\\n'),
    'backslash and n in double quotes': (text) => `"${text.trim().replaceAll('\n', '\\n')}"`,
    'single quotes': (text) => `'${text}'`,
    backticks: (text) => `\`${text}\``,
    JSON: (text) => JSON.stringify(text),
    'JSON in JSON': (text) => JSON.stringify(JSON.stringify(text)),
    'spaces instead of line ends': (text) => text.trim().replaceAll('\n', ' '),
    'no line ends': (text) => text.replaceAll('\n', ''),
    'no line ends, spaces around': (text) => `  ${text.replaceAll('\n', '')} `,
    'indented by spaces': (text) => text.replace(/^/gm, '    '),
    'indented by tabs': (text) => text.replace(/^/gm, '\t'),
    'spaces at line ends': (text) => text.replaceAll('\n', '  \n'),
    'lines of 76': (text) => text.replace(/(?<=[^-]{60})\n(?=[^-])/g, ''),
    'no-break spaces': (text) => text.replaceAll('\n', '\u00a0\n'),
    'zero-width spaces': (text) => text.replaceAll('\n', '\u200b\n'),
    'UTF-16, as of PowerShell': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
    'UTF-16 without a byte order mark': (text) => Buffer.from(text, 'utf16le'),
    'UTF-16, big-endian': (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
    'bytes with CRLF': (text) => Buffer.from(`\ufeff${text.replaceAll('\n', '\r\n')}`),
    'base64 of the file': (text) => Buffer.from(text).toString('base64'),
    'base64 of the file, in lines': (text) => Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\n'),
    'base64 of the file with CRLF': (text) => Buffer.from(text.replaceAll('\n', '\r\n')).toString('base64'),
    'base64 of UTF-16, quoted': (text) => `"${Buffer.from(`\ufeff${text}`, 'utf16le').toString('base64')}"`,
    'the content alone': (text) => text.replace(/-----[^-]+-----/g, ''),
    'text before it': (text) => `Bag Attributes\n    friendlyName: Tenpay\nKey Attributes: <No Attributes>\n${text}`,
  };
  const files = {
    'a private key': pem(privateKey, 'pkcs8'),
    'a private key of PKCS#1': pem(privateKey, 'pkcs1'),
    'a public key': pem(publicKey, 'spki'),
    'a certificate': certificate,
  };
  const cases = Object.entries(files).flatMap(([name, text]) =>
    Object.entries(spellings).map(([spelling, spell]) => [name, spelling, spell(text)] as const),
  );
  it.each(cases)('%s is read with %s', (name, _spelling, material) => {
    const key = name.includes('private') ? privateKey : publicKey;
    const read = name.includes('private') ? readPrivateKey(material, 'key') : readPublicKey(material, 'key').key;
    expect(read.equals(key)).toBe(true);
  });

  it('a private key is found beside its certificate, and with the label of the other format', () => {
    expect(readPrivateKey(certificate + files['a private key'], 'key').equals(privateKey)).toBe(true);
    const mislabelled = files['a private key'].replaceAll('PRIVATE KEY', 'RSA PRIVATE KEY');
    expect(readPrivateKey(mislabelled, 'key').equals(privateKey)).toBe(true);
  });

  it.each([
    ['nothing', '', 'is empty.'],
    [
      'one without its end',
      files['a private key'].slice(0, 300),
      'has a line "BEGIN PRIVATE KEY", but no line "END PRIVATE KEY": it was cut.',
    ],
    ['one without its middle', files['a private key'].replace(/(?<=\n.{64})\n.{64}/, ''), 'it was cut,'],
    [
      'one with four dashes',
      files['a private key'].replaceAll('-----', '----'),
      'has a BEGIN line without its five dashes',
    ],
    ['one quoted in a mail', files['a private key'].replace(/^/gm, '> '), 'hold ">", which does not belong to a key.'],
    [
      'one of OpenSSH',
      '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXk=\n-----END OPENSSH PRIVATE KEY-----',
      'is in the form of OpenSSH.',
    ],
    [
      'a certificate request',
      '-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----',
      'holds a certificate request.',
    ],
    ['a JWK', JSON.stringify(privateKey.export({ format: 'jwk' })), 'is JSON. Of a JWK give createPrivateKey('],
    ['a public key of OpenSSH', 'ssh-rsa AAAAB3NzaC1yc2E', 'is a public key in the form of OpenSSH.'],
    ['an ID', 'PUB_KEY_ID_0114232134912410000000000000', 'is an ID or a serial number, no key.'],
    ['a serial', '3775B6A45ACD588826D15E583A95F5DD0A1B2C3D', 'is an ID or a serial number, no key.'],
    [
      'the bytes of a certificate',
      Buffer.from(certificate.replace(/-----[^-]+-----/g, ''), 'base64'),
      'holds a certificate.',
    ],
    ['the bytes of a public key', der(publicKey, 'spki'), 'holds a public key.'],
    ['half of its bytes', der(privateKey, 'pkcs8').subarray(0, 600), 'it was cut, 600 of '],
    ['a bundle', Buffer.concat([Buffer.from([0x30, 0x82, 1, 0, 2, 1, 3]), Buffer.alloc(253)]), 'is a PKCS#12 bundle'],
  ])('says that a private key is %s, and shows nothing of it', (_name, material, message) => {
    expect(() => readPrivateKey(material, 'privateKey')).toThrow(
      expect.objectContaining({ name: 'ConfigError', message: expect.stringContaining(`${message}`) }),
    );
    expect(() => readPrivateKey(material, 'privateKey')).not.toThrow(/[A-Za-z0-9+/]{60}/);
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
    ['an empty mchid', { mchid: '' }, 'mchid is not a merchant number.'],
    ['an mchid that would end its quotes', { mchid: '1",mchid="1900000109' }, 'mchid is not a merchant number.'],
    ['an mchid with a line end', { mchid: '1900000109\n' }, 'mchid is not a merchant number.'],
    [
      'a public key id as serial',
      { serial: 'PUB_KEY_ID_1' },
      'serial is not the serial number of the merchant certificate',
    ],
    [
      'a certificate as privateKey',
      { privateKey: certificate },
      'privateKey holds a certificate. Pass a private key (apiclient_key.pem).',
    ],
    ['a public KeyObject as privateKey', { privateKey: publicKey }, 'privateKey is a public key. Pass a private key.'],
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
      'a protected key of PKCS#1',
      {
        privateKey: String(privateKey.export({ format: 'pem', type: 'pkcs1', cipher: 'aes-256-cbc', passphrase: 'x' })),
      },
      'privateKey is protected by a passphrase.',
    ],
    [
      'a broken key',
      { privateKey: '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----' },
      'privateKey cannot be read as a private key. Pass the whole content of apiclient_key.pem.',
    ],
    [
      'a private key in certs',
      { certs: { PUB_KEY_ID_1: pem(privateKey, 'pkcs8') } },
      'certs["PUB_KEY_ID_1"] holds a private key.',
    ],
    [
      'the bytes of a private key in certs',
      { certs: { PUB_KEY_ID_1: der(keys.platform.privateKey, 'pkcs8') } },
      'certs["PUB_KEY_ID_1"] holds a private key.',
    ],
    ['the bytes of a PKCS#1 private key as bankKey', { bankKey: der(privateKey, 'pkcs1') }, 'bankKey holds a private'],
    [
      'a protected private key in certs',
      {
        certs: {
          F: String(privateKey.export({ format: 'pem', type: 'pkcs1', cipher: 'aes-256-cbc', passphrase: 'x' })),
        },
      },
      'certs["F"] holds a rsa private key.',
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
    ['a timeout of zero', { timeout: 0 }, 'timeout is 0. Pass a number, 1 or more.'],
    [
      'an old bundle',
      { merchant: { pfx: readFileSync(new URL('../../fixtures/old-bundle.p12', import.meta.url)), passphrase: 'old' } },
      'The bundle is encrypted in an old way (RC2), which Node does not read. Pass { cert, key }',
    ],
    [
      'an old bundle in a file, with spaces around its URL',
      { merchant: { pfx: ` ${new URL('../../fixtures/old-bundle.p12', import.meta.url)}\n`, passphrase: 'old' } },
      'The bundle is encrypted in an old way',
    ],
    [
      'a bundle in base64 with more behind it',
      { merchant: { pfx: `${'A'.repeat(80)}!` } },
      'merchant.pfx is not a bundle.',
    ],
    ['an empty key for TLS', { merchant: { cert: certificate, key: '' } }, 'merchant.key is empty.'],
    [
      'no key for TLS',
      // JavaScript allows this, the types do not.
      { merchant: { cert: certificate, key: null as never } },
      'merchant.key is neither PEM nor a file:// URL.',
    ],
    ['a string as bundle', { merchant: { pfx: './apiclient_cert.p12' } }, 'merchant.pfx is not a bundle.'],
    ['a broken bundle', { merchant: { pfx: Buffer.from('x'), passphrase: 'x' } }, 'merchant cannot be used for TLS: '],
  ])('%s is rejected at construction', (_case, options, message) => {
    expect(() => createClient({ ...clientOptions, ...options })).toThrow(
      expect.objectContaining({ name: 'ConfigError', message: expect.stringContaining(message) }),
    );
  });

  it('a protected key is accepted for TLS with its passphrase, also with CRLF', () => {
    const cipher = { cipher: 'aes-256-cbc', passphrase: 'x' } as const;
    const key = String(privateKey.export({ format: 'pem', type: 'pkcs1', ...cipher })).replaceAll('\n', '\r\n');
    const merchant = { cert: certificate, key, passphrase: 'x' };
    expect(() => createClient({ ...clientOptions, merchant })).not.toThrow();
  });

  it.each(['0abc', 'ABC', '0A:BC', '0x0abc', ' 00 0a bc'])(
    'a certificate is accepted with its serial, spelled %s',
    (serial) => {
      const own = { ...clientOptions, certs: { [serial]: platformCertificate } };
      expect(() => createClient(own)).not.toThrow();
    },
  );
});
