import type { Shape } from './schema.js';

/** What no page of an API says and every caller must know, as data. */
export interface ApiFacts {
  readonly title: string;
  /** In Markdown. */
  readonly description: string;
  /** Where calls go whose page names no server; the first is the usual one. */
  readonly servers: readonly ApiServer[];
  /**
   * Origins that a page may name besides, such as `https://apihk.mch.weixin.qq.com`. Calls are signed, so that a page
   * must not send them anywhere else.
   */
  readonly pageServers: readonly string[];
  /** Where pages lie that a browser opens. */
  readonly browserServer: ApiServer;
  readonly securitySchemes: Readonly<Record<string, object>>;
  /** The scheme that proves who calls; the first whose conditions fit. */
  readonly signatures: readonly SignatureRule[];
  /** The scheme of calls with a client certificate. */
  readonly clientCertificate: string;
  /** What comes back when a call fails; the first whose condition fits. */
  readonly failures: readonly FailureRule[];
}

export interface ApiServer {
  readonly url: string;
  readonly description: string;
}

export interface SignatureRule {
  readonly urlStartsWith?: string;
  readonly queryHolds?: string;
  readonly scheme: string;
}

export interface FailureRule {
  readonly urlStartsWith: string;
  /** Of the component that holds it. */
  readonly name: string;
  readonly description: string;
  readonly shape: Shape;
}
