/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import { ConfigError } from '../core/errors.js';

/** One part of a PEM text, or DER bytes. */
export interface KeyBlock {
  /** `PRIVATE KEY`, `CERTIFICATE`; `undefined` for bytes without a label. */
  readonly label: string | undefined;
  readonly der: Buffer;
}

/**
 * Restore a PEM text that environment variables, secrets or editors have changed; bytes that are not text are returned
 * unchanged. Throws a `ConfigError` that names `option` and describes the problem.
 *
 *     "-----BEGIN PRIVATE KEY-----\nMIIE…\n-----END PRIVATE KEY-----"   quotes, and \n for line ends
 *     -----BEGIN PRIVATE KEY----- MIIE… -----END PRIVATE KEY-----       one line
 *     LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0tCk1JSUU…                      base64 of the file
 */
export function normaliseKey(material: string | Uint8Array, option: string): Buffer {
  const text = typeof material === 'string' ? material : decodeText(material);
  if (text === undefined) return Buffer.from(material);
  const clean = unquote(text);
  if (/-----\s*BEGIN /.test(clean)) return Buffer.from(writeBlocks(clean, option));
  if (!/^[A-Za-z0-9+/]{64,}={0,2}$/.test(clean.replace(/\s/g, ''))) throw notAKey(clean, option);
  const decoded = Buffer.from(clean, 'base64');
  // Base64 of a PEM file, which an editor may have changed as well.
  return decodeText(decoded) === undefined ? decoded : normaliseKey(decoded, option);
}

/** The blocks in the result of `normaliseKey`. */
export function readBlocks(bytes: Buffer): readonly KeyBlock[] {
  const found = [...bytes.toString('latin1').matchAll(BLOCK)];
  if (found.length === 0) return [{ label: undefined, der: bytes }];
  return found.map(([, label = '', body = '']) => ({ label, der: Buffer.from(body, 'base64') }));
}

// The headers of a key with a passphrase contain single dashes: `DEK-Info: AES-256-CBC,…`.
const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----((?:(?!-----)[\s\S])*)-----END \1-----/g;

/** Decode text; `undefined` for DER, which begins with a sequence. */
function decodeText(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (second === 0) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0x30 && (second ?? 0) >= 0x80) return undefined;
  const text = new TextDecoder().decode(bytes);
  return /-----\s*BEGIN |^[\x20-\x7e\s]*$/.test(text) ? text : undefined;
}

/** Remove the quotes of `.env` files and of JSON, and restore line ends that are written as `\n`. */
function unquote(text: string): string {
  // Match a single backslash: of several before `n`, this is the last one.
  const lines = text.replace(/[\u200b-\u200d\u2060\ufeff]/g, '').replace(/\\r\\n|\\[rn]/g, '\n');
  let start = 0;
  let end = lines.length;
  while (start < end && /[\s"'`\\]/.test(lines.charAt(start))) start += 1;
  while (end > start && /[\s"'`\\,;]/.test(lines.charAt(end - 1))) end -= 1;
  // Remove the rest of several backslashes before `n`.
  return lines.slice(start, end).replaceAll('\\', '');
}

function writeBlocks(text: string, option: string): string {
  const blocks = [
    ...text.matchAll(/-----\s*BEGIN ([A-Z0-9\s]+)-----((?:(?!-----)[\s\S])*)(?:-----\s*END ([A-Z0-9\s]+)-----)?/g),
  ];
  if (blocks.length === 0) throw new ConfigError(`${option} has a BEGIN line that is damaged. ${WHOLE_FILE}`);
  return blocks
    .map(([, begin = '', body = '', end]) => {
      const label = begin.trim();
      return writeBlock({ label, body, isWhole: end?.trim() === label }, option);
    })
    .join('');
}

const WHOLE_FILE = 'Pass the whole content of the PEM file, from its first dash to its last, line by line.';

interface Written {
  readonly label: string;
  readonly body: string;
  readonly isWhole: boolean;
}

function writeBlock({ label, body, isWhole }: Written, option: string): string {
  if (!isWhole)
    throw new ConfigError(
      `${option} has a line "BEGIN ${label}", but no line "END ${label}": it was cut. ${WHOLE_FILE}`,
    );
  // A key with a passphrase has headers before its content.
  if (body.includes(':'))
    return `-----BEGIN ${label}-----\n${body.trimStart().replaceAll('\r', '')}-----END ${label}-----\n`;
  const content = body.replace(/\s+/g, '');
  const odd = /[^A-Za-z0-9+/=]/.exec(content)?.[0];
  if (odd !== undefined)
    throw new ConfigError(
      `The lines of ${option} hold ${JSON.stringify(odd)}, which does not belong to a key. ${WHOLE_FILE}`,
    );
  return `-----BEGIN ${label}-----\n${content.replace(/(.{64})(?=.)/g, '$1\n')}\n-----END ${label}-----\n`;
}

/** Values that are passed instead of a key by mistake, most exact first. */
const MISTAKES: readonly (readonly [RegExp, string])[] = [
  [/^$/, 'is empty. Check that the variable or file it comes from is there.'],
  [/^ssh-rsa /, 'is a public key in the form of OpenSSH. Pass that of WeChat Pay, pub_key.pem.'],
  [/^\{/, 'is JSON. Of a JWK give createPrivateKey({ key, format: "jwk" }) from node:crypto.'],
  [/BEGIN/, `has a BEGIN line without its five dashes before and after it. ${WHOLE_FILE}`],
  [/^(PUB_KEY_ID_|[0-9a-fA-F]{32,40}$)/, 'is an ID or a serial number, no key. Pass the content of the PEM file.'],
];

function notAKey(text: string, option: string): ConfigError {
  const mistake = MISTAKES.find(([pattern]) => pattern.test(text))?.[1];
  if (mistake !== undefined) return new ConfigError(`${option} ${mistake}`);
  return new ConfigError(
    `${option} is neither PEM nor a file:// URL. For a file give pathToFileURL(path), or its content.`,
  );
}
