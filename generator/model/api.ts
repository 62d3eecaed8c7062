import type { EncodingFacts } from './encoding.js';
import type { BodyFormat, Envelope, Shape } from './schema.js';

/**
 * One API, whatever its pages look like: its servers and signatures, what wraps its messages, its encodings, and the
 * runtime of its clients. What a page looks like is a `Dialect`. It is data, apart from the drafts of `docwright new`.
 */
export interface Api {
  readonly name: string;
  readonly title: string;
  /** In Markdown. */
  readonly description: string;
  /** The folder of `templates/runtime/` that clients get beside `core/`. */
  readonly runtime: string;
  /** Of generated comments and documents: a name of a file in `generator/messages/`. */
  readonly language: Language;
  readonly client: ClientWords;
  /** Where calls go whose page names no server; the first is the usual one. */
  readonly servers: readonly ApiServer[];
  /**
   * Origins that a page may name besides, such as `https://branch.library.example`. Calls are signed, so that a page
   * must not send them anywhere else.
   */
  readonly pageServers: readonly string[];
  /** Where pages lie that a browser opens. */
  readonly browserServer: ApiServer;
  /** How callers prove who they are; a caller chooses one by the options given. None means that calls need no proof. */
  readonly auth: readonly AuthRule[];
  /** What is around every response; left out where a response is what its page describes. */
  readonly envelope?: Envelope;
  readonly securitySchemes: Readonly<Record<string, object>>;
  /** The authentication of a call; the first scheme whose conditions fit. */
  readonly signatures: readonly SignatureRule[];
  /** The scheme of calls with a client certificate. */
  readonly clientCertificate: string;
  /** What comes back when a call fails; the first whose condition fits. */
  readonly failures: readonly FailureRule[];
  /** First segment of a page's path → how these calls differ. */
  readonly protocols: Readonly<Record<string, Protocol>>;
  /** What the client fills in when the caller leaves it out. */
  readonly filled: readonly FilledMember[];
  /** How strings carry other values. */
  readonly encodings: Readonly<Record<string, EncodingFacts>>;
  /** The header that names the key of sealed members. */
  readonly serialHeader: string;
  /** URLs whose file answers are signed all the same. */
  readonly signedFiles: readonly string[];
  /** URLs whose answers carry no signature although bodies carry their own; every other must have one, whatever its table lists. */
  readonly unsignedAnswers: readonly string[];
  /** The member of a notification that names what happened. */
  readonly eventMember: string;
  /** What wraps the content of every notification; without it, a notification is what its page describes. */
  readonly notificationEnvelope?: NotificationEnvelope;
  /** Paths of pages, as examples for `docwright new` and `docwright init`. */
  readonly pageExamples: { readonly call: string; readonly notification: string };
  /** The text of a new page; without it, `docwright new` does not know this API. */
  readonly draftPage?: (draft: PageDraft) => string;
  /** Whether `docwright sandbox` can serve it. */
  readonly sandbox?: boolean;
}

export type Language = 'en' | 'zh';

/** How a client is shown. */
export interface ClientWords {
  /** The type that its runtime exports: `LibraryClient`. */
  readonly type: string;
  /** What calls are shown on: `library` in `library.v1.loans.get()`. */
  readonly variable: string;
  /** A call, after the variable: `.v1.loans.get()`. */
  readonly call: string;
}

export interface ApiServer {
  readonly url: string;
  readonly description: string;
}

/**
 * Options of the client, and what each call carries because of them. `{name}` in a template stands for an option, for a fact
 * of the call, or for `{signature}`. `{base64:…}` encodes what it holds.
 */
export interface AuthRule {
  readonly name: string;
  /** Option → its doc comment, and its value where callers may leave it out. */
  readonly options: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly sign?: SignRule;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly cookies?: Readonly<Record<string, string>>;
}

export interface SignRule {
  /**
   * What is signed: options, and `{method}`, `{path}`, `{query}` (as sent), `{body}`, `{queryOrBody}`, `{sortedParams}` (names
   * and values joined), `{timestamp}` (seconds), `{milliseconds}`, `{isoTime}`, `{nonce}`.
   */
  readonly text: string;
  readonly by: 'hmac-sha256' | 'hmac-sha512' | 'hmac-sha1' | 'sha1' | 'sha256' | 'sha512' | 'md5';
  /** Template of the key of an HMAC. */
  readonly key?: string;
  readonly as: 'hex' | 'base64';
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

export interface Protocol {
  /** The segment is a mark of the page tree and not sent. */
  readonly segmentDropped: boolean;
  readonly answer: BodyFormat;
  /** Answers carry their signature as a member. */
  readonly signsInBody: boolean;
}

/** Members of a request that callers may leave out, because the client fills them in. */
export interface FilledMember {
  /** The container, and the members below it: `headers`, `query`, `xml`, `body.meta`. */
  readonly in: string;
  /** Only calls whose URL starts so; all, when it is left out. */
  readonly urlStartsWith?: string;
  /** No call whose URL starts so. */
  readonly urlStartsNotWith?: string;
  /** Case does not matter in `headers`. */
  readonly names: readonly string[];
  /** Whether `file_digest` is meant where `digest` is listed. */
  readonly suffix?: boolean;
  /** What computes them in the client; `nonce` leaves out calls that take none. */
  readonly by: 'signature' | 'nonce' | 'digest' | 'key' | 'format';
  readonly why: string;
  /** Whether clients that others wrote fill them in as well, so that samples of the wire leave them out. */
  readonly inEveryClient?: boolean;
}

/** What wraps the content of a notification, however much of it the page describes. */
export interface NotificationEnvelope {
  readonly members: readonly EnvelopeMember[];
  /** The member that holds the content, and how it was sealed. */
  readonly sealed: EnvelopeMember & { readonly members: readonly EnvelopeMember[]; readonly content: EnvelopeMember };
  /** What the members are called in XML. */
  readonly xmlNames: Readonly<Record<string, string>>;
  /** What the client opens in every notification, as the `decode` of its literal. */
  readonly opened: readonly object[];
  /** The member beside the content that tells notifications of one event apart. */
  readonly distinguishedBy: string;
}

export interface EnvelopeMember {
  readonly name: string;
  readonly required: boolean;
  readonly description: string;
}

/** What a new page is made of. */
export interface PageDraft {
  readonly kind: 'call' | 'notification';
  /** The heading's id: `post`. */
  readonly anchor: string;
  readonly title: string;
  /** Segments below the folder that says what the page describes. */
  readonly segments: readonly string[];
  /** Names of the placeholders in its path. */
  readonly parameters: readonly string[];
  /** What comes after the client in a call: `.v1.rareBooks._loan_no_`. */
  readonly chain: string;
  /** What stands where somebody who knows the service has to write. */
  readonly todo: string;
}
