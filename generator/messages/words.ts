import type { SignRule } from '../model/api.js';
import type { Brackets } from '../model/render-inlines.js';
import type { BodyFormat, Envelope, Inferred } from '../model/schema.js';

export interface ClientComments {
  readonly client: (title: string) => string;
  readonly options: string;
  /** `createClient` of `client.ts`. */
  readonly create: string;
  /** The chain; `call` is one of its calls. */
  readonly chain: (call: string) => string;
  /** `createClient` of `index.ts`. */
  readonly createChained: string;
  /** The description of an option and its default. */
  readonly usual: (description: string, value: string) => string;
}

/** The words of a language that generated code and documents contain, and those that it reads on pages. */
export interface Words {
  /** What the members of a request that hold others are described by, since no page does. */
  readonly containers: Readonly<Record<'query' | 'json' | 'form' | 'xml' | 'body' | 'headers', string>>;
  /** Of a field that its page does not describe. */
  readonly undescribed: string;
  /** Of a field that was read from a sample, by what of it was. */
  readonly inferred: Readonly<Record<Inferred, string>>;
  /** Of what `client.ts` and `index.ts` declare. */
  readonly client: ClientComments;
  /** Between a listed value and its meaning. */
  readonly colon: string;
  /** Around the text of a badge. */
  readonly brackets: Brackets;
  /** What a notice says, by its name; one that is not here says nothing about calling. */
  readonly notices: Readonly<Record<string, string>>;
  /** Of an answer in an OpenAPI document. */
  readonly responses: Readonly<Record<BodyFormat, string>>;
  /** Of the member of a response that tells whether its call succeeded. */
  readonly envelope: (envelope: Envelope) => string;
  /** Of a signature: how it is computed. */
  readonly signature: (rule: SignRule) => string;
  /** Of the header that a redirect has. */
  readonly location: string;
  /** Of the columns of `api.md`. */
  readonly contents: Readonly<Record<'title' | 'call' | 'method' | 'file', string>>;
  /** In the description of an `offset` that is the number of a page. */
  readonly pageNumber: RegExp;
  /** In the description of a page's number, without white space: what the first one is called. */
  readonly firstPage: RegExp;
}
