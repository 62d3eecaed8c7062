import { withoutSlash } from '../core/url.js';
import type { CallOptions } from './client.js';
import { ConfigError } from './errors.js';
import type { Operation } from './operation.js';

const MAINLAND = 'https://api.mch.weixin.qq.com';
/** The server of pages that are opened in a browser. */
const BROWSER = 'https://api.weixin.qq.com/';
const MAINLAND_STAND_IN = 'https://api2.wechatpay.cn/';

/** Hosts of the API. The merchant's signature is only sent to these, and to servers in the client's options. */
export const API_HOSTS: readonly string[] = [
  'api.mch.weixin.qq.com',
  'api2.wechatpay.cn',
  'api2.mch.weixin.qq.com',
  'apihk.mch.weixin.qq.com',
  'apius.mch.weixin.qq.com',
  'fraud.mch.weixin.qq.com',
];

interface Servers {
  readonly baseUrl: string | undefined;
  readonly failoverUrl: string | undefined;
  /** Hosts that may be called without TLS. */
  readonly allowHttp: readonly string[];
}

/**
 * Return the server of a call, with path prefix: that of the call, else that of the page, else that of the client. A client
 * whose `baseUrl` is not WeChat Pay's (a sandbox, a proxy) sends every call there, so that no test moves money:
 *
 *     baseUrl http://localhost:8080/   page https://api.mch.weixin.qq.com/hk/   →   http://localhost:8080/hk/
 */
export function serverOf(operation: Operation, options: CallOptions, servers: Servers): string {
  const server = chooseServer(operation, options, servers);
  // Checked when the client was created.
  return server === servers.baseUrl ? server : requireTls(server, servers.allowHttp);
}

function chooseServer(operation: Operation, options: CallOptions, { baseUrl = `${MAINLAND}/` }: Servers): string {
  if (options.baseUrl !== undefined) return options.baseUrl;
  const documented = operation.server ?? (operation.answer === 'redirect' ? BROWSER : undefined);
  if (documented === undefined) return baseUrl;
  const server = new URL(documented);
  if (isWeChatPay(new URL(baseUrl)) && server.origin !== MAINLAND) return documented;
  return withoutSlash(baseUrl) + server.pathname;
}

function isWeChatPay({ hostname }: URL): boolean {
  return /(^|\.)(weixin\.qq\.com|wechatpay\.cn)$/.test(hostname);
}

/**
 * Whether a URL from a response is one of the API, which checks a signature, or of a server that the caller chose. No data of
 * the merchant is sent to any other host.
 */
export function isApiHost({ hostname, host }: URL, options: CallOptions, servers: Servers): boolean {
  const own = [options.baseUrl, servers.baseUrl, servers.failoverUrl];
  return API_HOSTS.includes(hostname) || own.some((server) => server !== undefined && new URL(server).host === host);
}

/** Return a URL that uses TLS or is on this machine. Throws a `ConfigError` for any other, unless its host is allowed. */
export function requireTls(address: string, allowHttp: readonly string[]): string {
  const { protocol, hostname } = new URL(address);
  if (protocol === 'https:' || isLoopback(hostname) || allowHttp.includes(hostname)) return address;
  const remedy = `Pass an https: address, or allow it by name: allowHttp: [${JSON.stringify(hostname)}]`;
  throw new ConfigError(
    `Calls to ${hostname} would go without TLS, so that others can read and change them. ${remedy}.`,
  );
}

function isLoopback(hostname: string): boolean {
  return /^(127(\.\d+){3}|\[::1\]|(.+\.)?localhost)$/.test(hostname);
}

/** Return the URL of the next attempt after one without response: on the other of the two hosts, if there are two. */
export function failoverFor({
  baseUrl = `${MAINLAND}/`,
  failoverUrl,
}: Pick<Servers, 'baseUrl' | 'failoverUrl'>): (url: URL) => URL {
  return (url) => {
    const first = new URL(baseUrl).origin;
    const standIn = failoverUrl ?? (first === MAINLAND ? MAINLAND_STAND_IN : undefined);
    if (standIn === undefined) return url;
    const second = new URL(standIn).origin;
    const other = url.origin === first ? second : url.origin === second ? first : url.origin;
    return new URL(url.href.slice(url.origin.length), other);
  };
}

/** Whether a page belongs to the global servers, which seal with another padding. */
export function isGlobal(operation: Operation): boolean {
  return operation.server?.startsWith('https://apihk.') ?? false;
}

/** Whether an operation is v3: JSON, signed in its headers. Its path may have the prefix of a server: `/hk/v3/statements`. */
export function isV3({ url }: Pick<Operation, 'url'>): boolean {
  return /^(\/\w+)?\/v3\//.test(url);
}
