import type { KeyObject } from 'node:crypto';
import { randomUUID, X509Certificate } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import { describeError } from '../core/failure.js';
import { joinHeaders } from '../core/headers.js';
import { isRecord } from '../core/is-record.js';
import { type Hooks, type Logger, shieldLogger } from '../core/observe.js';
import type { Fetch } from '../core/send.js';
import { adoptFetch } from '../node/adopt-fetch.js';
import type { CallOptions } from './client.js';
import { ConfigError } from './errors.js';
import { readBundle, readMaterial, readPrivateKey, readPublicKey } from './keys.js';
import { checkNames } from './option-names.js';
import type { ClientCertificate, ClientOptions } from './options.js';
import { requireTls } from './server.js';

/** The options, read and checked. They contain the keys, so they are never exposed. */
export interface Settings {
  readonly mchid: string;
  readonly serial: string | undefined;
  readonly privateKey: KeyObject | undefined;
  readonly apiV3Key: string | undefined;
  readonly secret: string | undefined;
  readonly bankKey: KeyObject | undefined;
  readonly merchant: TlsCertificate | undefined;
  readonly baseUrl: string | undefined;
  readonly failoverUrl: string | undefined;
  readonly allowHttp: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly fetch: Fetch | undefined;
  readonly now: () => number;
  readonly nonce: () => string;
  readonly timeout: number;
  readonly retries: number;
  readonly sealFields: boolean;
  readonly maxAnswerBytes: number;
  readonly logger: Logger | undefined;
  readonly logBodies: boolean;
  readonly hooks: Hooks | undefined;
}

export type TlsCertificate =
  | { readonly cert: Buffer; readonly key: Buffer; readonly passphrase?: string | undefined }
  | { readonly pfx: Buffer; readonly passphrase?: string | undefined };

/** Read the keys and check every option. Throws a `ConfigError` that names the option. */
export function readSettings(options: ClientOptions): Settings {
  if (!isRecord(options)) throw new ConfigError('createClient needs its options: { mchid, serial, privateKey, … }.');
  checkNames(options, 'createClient');
  const { privateKey, bankKey, merchant, secret } = options;
  return {
    mchid: readMchid(options.mchid),
    serial: options.serial === undefined ? undefined : readSerial(options.serial),
    privateKey: privateKey === undefined ? undefined : readPrivateKey(privateKey, 'privateKey'),
    apiV3Key: options.apiV3Key === undefined ? undefined : readApiV3Key(options.apiV3Key),
    secret: secret === undefined ? undefined : requireText(secret, 'secret'),
    bankKey: bankKey === undefined ? undefined : readPublicKey(bankKey, 'bankKey').key,
    merchant: merchant === undefined ? undefined : readTlsCertificate(merchant),
    ...readServers(options),
    ...readBehaviour(options),
  };
}

function readBehaviour(options: ClientOptions) {
  const { now = () => Math.floor(Date.now() / 1000), nonce = () => randomUUID().replaceAll('-', '') } = options;
  return {
    headers: options.headers === undefined ? {} : readClientHeaders(options.headers),
    fetch: options.fetch && adoptFetch(requireFunction(options.fetch, 'fetch')),
    now: requireFunction(now, 'now'),
    nonce: requireFunction(nonce, 'nonce'),
    timeout: readTimeout(options.timeout ?? 30_000),
    retries: readRetries(options.retries ?? 2),
    sealFields: requireBoolean(options.sealFields ?? true, 'sealFields'),
    maxAnswerBytes: requireNumber(options.maxAnswerBytes ?? 32 * 1024 * 1024, 'maxAnswerBytes', 1),
    logger: options.logger && shieldLogger(readLogger(options.logger)),
    logBodies: requireBoolean(options.logBodies ?? false, 'logBodies'),
    hooks: options.hooks && readHooks(options.hooks),
  };
}

function readLogger(logger: Logger): Logger {
  requireFunction(logger.debug, 'logger.debug');
  requireFunction(logger.warn, 'logger.warn');
  return logger;
}

function readHooks(hooks: Hooks): Hooks {
  if (!isRecord(hooks))
    throw new ConfigError('hooks is not an object. Pass { prepare, before, after } or some of them.');
  checkNames(hooks, 'hooks');
  for (const [name, hook] of Object.entries(hooks)) {
    if (hook !== undefined) requireFunction(hook, `hooks.${name}`);
  }
  return hooks;
}

/** Check the options of one call like those of the client. Throws a `ConfigError` that names the option. */
export function readCallOptions(options: CallOptions): void {
  if (typeof options !== 'object' || options === null) {
    throw new ConfigError('The options of a call are not an object. Pass one as { timeout: 5000 }, or leave them out.');
  }
  checkNames(options, 'A call');
  const { timeout, retries, baseUrl, signal, headers } = options;
  if (timeout !== undefined) readTimeout(timeout);
  if (retries !== undefined) readRetries(retries);
  readServer(baseUrl, 'baseUrl');
  for (const name of ['sealFields', 'nonce', 'clientCertificate', 'answerUnsigned'] as const) {
    if (options[name] !== undefined) requireBoolean(options[name], name);
  }
  if (signal !== undefined && !isSignal(signal)) {
    throw new ConfigError('signal is not an AbortSignal. Pass the signal of a controller, or AbortSignal.timeout(…).');
  }
  if (headers !== undefined) readHeaders(headers);
}

/** A signal of another realm, or of a package, is not an instance of our `AbortSignal`. */
function isSignal(signal: unknown): boolean {
  return typeof signal === 'object' && signal !== null && 'aborted' in signal && 'addEventListener' in signal;
}

/** The entries of a `Headers` or `Map` are not own properties, so they would be silently ignored. */
function readHeaders(headers: object): void {
  const isPlain = typeof headers === 'object' && headers !== null && !(Symbol.iterator in headers);
  if (!isPlain) throw new ConfigError('headers is not a plain object. Pass { name: value }.');
}

/** Headers of a single request: the type of the body, the signature, the sealing key, and the idempotency key. */
const OF_ONE_CALL = /^(authorization|content-type|idempotency-key|wechatpay-serial)$/i;

function readClientHeaders(headers: object): Readonly<Record<string, string>> {
  readHeaders(headers);
  const own = Object.keys(headers).find((name) => OF_ONE_CALL.test(name));
  if (own === undefined) return joinHeaders({ ...headers });
  throw new ConfigError(
    `headers[${JSON.stringify(own)}] differs from call to call. Leave it out, or give it to a call.`,
  );
}

function readTimeout(timeout: unknown): number {
  return requireNumber(timeout, 'timeout', 1);
}

function readRetries(retries: unknown): number {
  return requireNumber(retries, 'retries', 0);
}

function readMchid(mchid: unknown): string {
  if (typeof mchid === 'string' && /^\w+$/.test(mchid)) return mchid;
  throw new ConfigError('mchid is not a merchant number. Pass your own as a string: "1900000109".');
}

function readSerial(serial: unknown): string {
  if (typeof serial === 'string' && /^[0-9A-Fa-f]+$/.test(serial)) return serial;
  const message =
    'serial is not the serial number of the merchant certificate, which is hexadecimal (openssl x509 -in apiclient_cert.pem -noout -serial). A PUB_KEY_ID_… belongs into certs.';
  throw new ConfigError(message);
}

function readApiV3Key(key: unknown): string {
  if (typeof key === 'string' && Buffer.byteLength(key) === 32) return key;
  const found = typeof key === 'string' ? `${Buffer.byteLength(key)} bytes long` : `a ${typeof key}`;
  throw new ConfigError(
    `apiV3Key is ${found}; it has 32 characters. Copy it from the merchant platform, API security.`,
  );
}

/** Check the key and the certificate together, as TLS does. */
function readTlsCertificate(merchant: ClientCertificate): TlsCertificate {
  if (!isRecord(merchant))
    throw new ConfigError('merchant is not an object. Pass { cert, key } or { pfx, passphrase }.');
  checkNames(merchant, 'merchant');
  const { passphrase } = merchant;
  const read: TlsCertificate =
    'pfx' in merchant
      ? { pfx: readBundle(merchant.pfx, 'merchant.pfx'), passphrase }
      : { cert: exportPem(merchant.cert, 'merchant.cert'), key: exportPem(merchant.key, 'merchant.key'), passphrase };
  try {
    createSecureContext(read);
  } catch (cause) {
    throw new ConfigError(`merchant cannot be used for TLS: ${describeError(cause)}. ${tlsRemedy(cause)}.`, { cause });
  }
  return read;
}

function tlsRemedy(cause: unknown): string {
  const { code } = Object(cause);
  if (code !== 'ERR_CRYPTO_UNSUPPORTED_OPERATION')
    return 'Check that certificate, key and passphrase belong together; the passphrase of apiclient_cert.p12 is the mchid';
  // Older files use RC2 with 40 bits.
  return 'The bundle is encrypted in an old way (RC2), which Node does not read. Pass { cert, key } with apiclient_cert.pem and apiclient_key.pem, or convert it: openssl pkcs12 -legacy -in apiclient_cert.p12 -nodes | openssl pkcs12 -export -out new.p12';
}

function exportPem(material: Exclude<ClientCertificate, { pfx: unknown }>['cert'], option: string): Buffer {
  if (isKeyObject(material)) return Buffer.from(material.export({ format: 'pem', type: 'pkcs8' }));
  const bytes = readMaterial(material, option);
  // TLS accepts only PEM.
  return option === 'merchant.cert' && bytes[0] === 0x30 ? Buffer.from(new X509Certificate(bytes).toString()) : bytes;
}

/** A `KeyObject` of another realm is not an instance of ours. */
function isKeyObject(material: unknown): material is KeyObject {
  return typeof material === 'object' && material !== null && 'export' in material;
}

function readServers({ baseUrl, failoverUrl, allowHttp = [] }: ClientOptions) {
  if (!Array.isArray(allowHttp) || !allowHttp.every((host) => typeof host === 'string'))
    throw new ConfigError('allowHttp is not a list of host names. Pass ["sandbox.internal"].');
  return {
    baseUrl: baseUrl && requireTls(readServer(baseUrl, 'baseUrl') ?? '', allowHttp),
    failoverUrl: failoverUrl && requireTls(readServer(failoverUrl, 'failoverUrl') ?? '', allowHttp),
    allowHttp,
  };
}

function readServer(server: unknown, option: string): string | undefined {
  if (server === undefined) return undefined;
  if (typeof server === 'string' && URL.canParse(server) && /^https?:\/\/[^?#@]*$/.test(server)) return server;
  throw new ConfigError(`${option} is not the address of a server. Pass one as "https://api.mch.weixin.qq.com/".`);
}

function requireText(value: unknown, option: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new ConfigError(`${option} is empty or no text. Leave it out, or give the key of 32 characters.`);
}

function requireNumber(value: unknown, option: string, least: number): number {
  if (typeof value === 'number' && value >= least) return value;
  throw new ConfigError(`${option} is ${describe(value)}. Pass a number, ${least} or more.`);
}

function requireBoolean(value: unknown, option: string): boolean {
  if (typeof value === 'boolean') return value;
  throw new ConfigError(`${option} is ${describe(value)}. Pass true or false.`);
}

function requireFunction<Given>(value: Given, option: string): Given {
  if (typeof value === 'function') return value;
  throw new ConfigError(`${option} is ${describe(value)}. Pass a function.`);
}

/** Describe a value for a message: anything but a number may be a key in the wrong option, and is not shown. */
function describe(value: unknown): string {
  return typeof value === 'number' || value === null ? String(value) : `of type ${typeof value}`;
}

/** Return a setting that a call requires. Throws a `ConfigError` that names it if it is missing. */
export function need<Setting>(setting: Setting | undefined, option: string, purpose: string): Setting {
  if (setting !== undefined) return setting;
  throw new ConfigError(`${option} is missing; it is needed to ${purpose}. Pass it to createClient.`);
}
