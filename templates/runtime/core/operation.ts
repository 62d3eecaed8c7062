/**
 * What the core must know of an operation besides the message. Every generated operation file holds one as a literal, which
 * may say more to the runtime of its API. `Encoding` has the names of what strings of a message may carry.
 */
export interface Operation<Encoding extends string = string> {
  /** Page and anchor: `openapi/orders/{order_id}#get`. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** As signed, without server: `/orders/{order_id}`. */
  readonly url: string;
  /** Where the call goes when it is not the client's own server: `https://api.example/eu/`. */
  readonly server?: string;
  /** How the answer's body is read. */
  readonly answer: 'json' | 'xml' | 'text' | 'binary' | 'empty' | 'redirect';
  /** Strings of the request that carry another value, by container. */
  readonly encode?: { readonly [Container in RequestContainer]?: Codec<Encoding> };
  /** Strings of the answer that carry another value. */
  readonly decode?: Codec<Encoding>;
  /** The answer is one page of a list. */
  readonly paging?: Paging;
}

/** How a list is asked for page by page. */
export interface Paging<List extends string = string> {
  /** The member of the answer that holds the rows. */
  readonly list: List;
  /** The query parameter that says which page: the rows to skip, the number of the page, or a token. */
  readonly by: 'offset' | 'page' | 'token';
  readonly parameter: string;
  /** The query parameter for the number of rows in a page. */
  readonly size?: string;
  /** The number of the first page, when pages are numbered; default 1. */
  readonly start?: 0 | 1;
  /** The member of the answer that holds the token of the next page. */
  readonly next?: string;
}

export type RequestContainer = 'json' | 'xml' | 'query' | 'headers' | 'body';

/** Of XML, where every value is a text: what the text stands for. */
export type TextType = 'number' | 'boolean';

/**
 * Where encoded values stand in a message; it mirrors the message.
 *
 *     user_name: 'seal'                       a string that is sealed
 *     contact: { mobile_phone: 'seal' }       the same, a member deeper
 *     receivers: [{ name: 'seal' }]           in each element of a list
 *     detail: ['json', { id: 'seal' }]        JSON in a string, with a sealed member
 *     [{ fee: 'number' }, [/^fee_\d+$/, 'number']]    members that are counted, besides those that have a name
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
