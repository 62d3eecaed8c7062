/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
/** What the documentation says about the whole API. The generator writes it into `client.ts` as a literal. */
export interface Api {
  /** Where calls go; the first is the default of `baseUrl`. */
  readonly servers: readonly string[];
  /** How callers prove who they are; a caller chooses one by the options given. */
  readonly auth: readonly AuthRule[];
  /** What is around every response. */
  readonly envelope?: Envelope;
  /** How lists and objects are written in a query or a form; left out, lists repeat their name and objects are refused. */
  readonly wire?: Wire;
}

/**
 * Options of the client, and what each request carries because of them. `{name}` in a template stands for an option, for a
 * fact of the request, or for `{signature}`; `{base64:…}` encodes what it holds.
 */
export interface AuthRule {
  readonly name: string;
  /** Option → its value where callers may leave it out. */
  readonly options: Readonly<Record<string, { readonly default?: string }>>;
  readonly sign?: SignRule;
  readonly headers?: Template;
  readonly query?: Template;
  readonly cookies?: Template;
}

/** Name → what stands there: `{ Authorization: 'Bearer {token}' }`. */
export type Template = Readonly<Record<string, string>>;

export interface SignRule {
  /** What is signed. */
  readonly text: string;
  readonly by: 'hmac-sha256' | 'hmac-sha512' | 'hmac-sha1' | 'sha1' | 'sha256' | 'sha512' | 'md5';
  /** Template of the key of an HMAC. */
  readonly key?: string;
  readonly as: 'hex' | 'base64';
}

/** What is around every response. A call whose code is none of `ok` has failed. */
export interface Envelope {
  /** The member that holds everything else: `subsonic-response`. */
  readonly root?: string;
  /** The member with the data; left out where that is all members but code and message. */
  readonly data?: string;
  readonly code: string;
  readonly ok: readonly (string | number | boolean)[];
  /** Path of the member with the words: `retMsg`, `error.message`. */
  readonly message: string;
}

/**
 * How lists and objects are written in a query or a form.
 *
 *     dotted      disks.0.size=20      bracketed   disks[0][size]=20
 *     repeated    ids=1&ids=2          json        ids=[1,2]
 */
export type Wire = 'dotted' | 'bracketed' | 'repeated' | 'json';
