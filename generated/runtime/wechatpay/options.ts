/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import type { KeyObject } from 'node:crypto';
import type { Hooks, Logger } from '../core/observe.js';
import type { Fetch } from '../core/send.js';

/** A key or certificate: PEM text, a `file://` URL, PEM or DER bytes, or a `KeyObject`. */
export type KeyMaterial = string | Uint8Array | URL | KeyObject;

/** The merchant's TLS client certificate, which some v2 calls require. */
export type ClientCertificate =
  | { readonly cert: KeyMaterial; readonly key: KeyMaterial; readonly passphrase?: string }
  | { readonly pfx: Uint8Array | URL | string; readonly passphrase?: string };

/** The merchant, its keys, and options of calls. An invalid option is a `ConfigError` at construction; a missing one when a call needs it. */
export interface ClientOptions {
  /** The caller's own merchant number; partners pass their own, never a sub-merchant's. */
  readonly mchid: string;
  /** v3: serial number of the merchant certificate, in hexadecimal. */
  readonly serial?: string | undefined;
  /** v3: the merchant's private key, which belongs to the certificate `serial`. */
  readonly privateKey?: KeyMaterial | undefined;
  /**
   * v3: WeChat Pay's keys by serial: `{ 'PUB_KEY_ID_…': publicKey, '7132D7…': certificate }`. Both kinds may be active at
   * once. With `apiV3Key`, other certificates are fetched.
   */
  readonly certs?: Readonly<Record<string, KeyMaterial>> | undefined;
  /** v3: the APIv3 key of 32 characters; opens notifications and platform certificates. */
  readonly apiV3Key?: string | undefined;
  /** v2: the API key of 32 characters. */
  readonly secret?: string | undefined;
  /** v2: the merchant's TLS client certificate. */
  readonly merchant?: ClientCertificate | undefined;
  /** v2 payments to bank cards: the RSA key from `risk/getpublickey`, unchanged. */
  readonly bankKey?: KeyMaterial | undefined;
  /** Default `https://api.mch.weixin.qq.com/`. A server outside WeChat Pay, such as a sandbox or proxy, gets every call. */
  readonly baseUrl?: string | undefined;
  /**
   * Hosts that may be called with `http:`, such as a sandbox in another container: `['sandbox']`. Default: only this machine
   * (`localhost`, `127.0.0.1`, `[::1]`).
   */
  readonly allowHttp?: readonly string[] | undefined;
  /** Server for retries when `baseUrl` sends no response; default `https://api2.wechatpay.cn/` for WeChat Pay's own. */
  readonly failoverUrl?: string | undefined;
  /** Added to every request; the headers of a call take precedence. Not sent with the download of a bill from a host outside the API. */
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
  /** Sends every attempt. Default: the global `fetch` at the time of each call. */
  readonly fetch?: Fetch | undefined;
  /** Returns the time in seconds since 1970. Default: the system clock. */
  readonly now?: (() => number) | undefined;
  /** Returns a new random text of at most 32 characters; by default a UUID without dashes. */
  readonly nonce?: (() => string) | undefined;
  /** Milliseconds for one attempt; default 30 000. */
  readonly timeout?: number | undefined;
  /** Maximum number of retries of a call that is safe to repeat; default 2. */
  readonly retries?: number | undefined;
  /** `false` to pass and return encrypted fields as ciphertext. Default `true`. */
  readonly sealFields?: boolean | undefined;
  /** Maximum size of a response in bytes; default 32 MiB. Downloads have no limit. */
  readonly maxAnswerBytes?: number | undefined;
  /** Logs each attempt and its outcome, without keys, and without bodies unless `logBodies` is set. `console` can be passed. Its errors are ignored. */
  readonly logger?: Logger | undefined;
  /** `true` to log requests and responses too, with `[sealed]` for encrypted values. Default `false`. */
  readonly logBodies?: boolean | undefined;
  /** `prepare` may change a request before it is signed; `before` and `after` are called around each attempt. */
  readonly hooks?: Hooks | undefined;
}
