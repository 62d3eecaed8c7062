/** Members of a request that the runtime fills in when the caller leaves them out, by the container they stand in. */
export const filledByRuntime = {
  headers: /^(wechatpay-serial|content-type)$/i,
  /** Added to every v2 call, and signed. */
  xml: /^sign$/,
  /** Added to every v2 call but those of `nonceless` pages. */
  xmlWithNonce: /^(sign|nonce_str)$/,
  /** Three v2 pages are opened in a browser, with the signature in the URL. */
  query: /^sign$/,
  /** In the `meta` of an upload: digests of its file. */
  meta: /^(sha256|sm3|(\w+_)?(digest|hash))$/,
} as const satisfies Record<string, RegExp>;
