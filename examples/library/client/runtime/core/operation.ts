/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
/**
 * An operation as the core needs it. Every generated operation file has one as a literal, with further members for the runtime
 * of its API. `Encoding` is the union of the names of its encodings.
 */
export interface Operation<Encoding extends string = string> {
  /** Page and anchor: `openapi/orders/{order_id}#get`. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD';
  /** As signed, without server: `/orders/{order_id}`. */
  readonly url: string;
  /** The server of the call, if it differs from that of the client: `https://api.example/eu/`. */
  readonly server?: string;
  /** How the body of the response is read. */
  readonly answer: 'json' | 'xml' | 'text' | 'binary' | 'empty' | 'redirect';
  /** Encoded strings of the request, by container. */
  readonly encode?: { readonly [Container in RequestContainer]?: Codec<Encoding> };
  /** Encoded strings of the response. */
  readonly decode?: Codec<Encoding>;
  /** Set if the response is one page of a list. */
  readonly paging?: Paging;
}

/** How a list is requested page by page. */
export interface Paging<List extends string = string> {
  /** The member of the response with the rows. */
  readonly list: List;
  /** The query parameter that selects a page: the rows to skip, the number of the page, or a token. */
  readonly by: 'offset' | 'page' | 'token';
  readonly parameter: string;
  /** The query parameter for the number of rows in a page. */
  readonly size?: string;
  /** The number of the first page, if pages are numbered; default 1. */
  readonly start?: 0 | 1;
  /** The member of the response with the token of the next page. */
  readonly next?: string;
}

export type RequestContainer = 'json' | 'xml' | 'query' | 'headers' | 'body';

/** The type of a value in XML, where every value is text. */
export type TextType = 'number' | 'boolean';

/**
 * The encoded values of a message; it mirrors the structure of the message.
 *
 *     user_name: 'seal'                       a string that is sealed
 *     contact: { mobile_phone: 'seal' }       the same, one level deeper
 *     receivers: [{ name: 'seal' }]           in each element of a list
 *     detail: ['json', { id: 'seal' }]        JSON in a string, with a sealed member
 *     [{ fee: 'number' }, [/^fee_\d+$/, 'number']]    counted members, besides those with a name
 */
export type Codec<Encoding extends string = string> = Encoding | TextType | Compound<Encoding>;

export type Compound<Encoding extends string> =
  | readonly [Codec<Encoding>]
  | readonly [Encoding, Codec<Encoding>]
  | Members<Encoding>
  | CountedMembers<Encoding>;

export interface Members<Encoding extends string = string> {
  readonly [member: string]: Codec<Encoding>;
}

export type Counted<Encoding extends string = string> = readonly [names: RegExp, codec: Codec<Encoding>];
export type CountedMembers<Encoding extends string = string> = readonly [
  Members<Encoding>,
  Counted<Encoding>,
  ...Counted<Encoding>[],
];
