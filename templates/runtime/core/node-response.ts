import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { decodeBody } from './decode-body.js';

/** Statuses whose answers have no body. */
const EMPTY = new Set([204, 205, 304]);

/**
 * Make a web `Response` of an answer of `node:http`. Headers and body are converted when somebody asks for them; a body
 * that is read whole never becomes a web stream.
 */
export function toResponse(message: IncomingMessage, url: string): Response {
  const response: object = new NodeResponse(message, url);
  // It has the methods of one, and inherits the rest.
  return response as Response;
}

/** The types of Node and those of the DOM differ in what a subclass may override: the base is one without members. */
const WebResponse: new () => object = Response;

class NodeResponse extends WebResponse {
  readonly #message: IncomingMessage;
  readonly #url: string;
  /** The body as it is decoded; `undefined` when there is none. */
  readonly #content: Readable | undefined;
  #headers: Headers | undefined;
  #isRead = false;
  /** Has the body, for all but the quickest way to read it. */
  #web: Response | undefined;

  constructor(message: IncomingMessage, url: string) {
    super();
    this.#message = message;
    this.#url = url;
    this.#content = EMPTY.has(this.status) ? undefined : decodeBody(message);
    if (!this.#content) message.resume();
  }

  get status(): number {
    return this.#message.statusCode ?? 0;
  }

  get statusText(): string {
    return this.#message.statusMessage ?? '';
  }

  get ok(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  get url(): string {
    return this.#url;
  }

  get headers(): Headers {
    this.#headers ??= readHeaders(this.#message.rawHeaders);
    return this.#headers;
  }

  get body() {
    return this.#asWeb().body;
  }

  get bodyUsed(): boolean {
    return this.#isRead || (this.#web?.bodyUsed ?? false);
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    if (this.#isRead || this.#web || !this.#content) return this.#asWeb().arrayBuffer();
    this.#isRead = true;
    return readWhole(this.#content);
  }

  async bytes(): Promise<Uint8Array> {
    return new Uint8Array(await this.arrayBuffer());
  }

  text(): Promise<string> {
    return this.#asWeb().text();
  }

  json() {
    return this.#asWeb().json();
  }

  blob() {
    return this.#asWeb().blob();
  }

  formData() {
    return this.#asWeb().formData();
  }

  clone(): Response {
    return this.#asWeb().clone();
  }

  #asWeb(): Response {
    this.#web ??= this.#isRead ? usedUp() : this.#unread();
    return this.#web;
  }

  #unread(): Response {
    const { status, statusText, headers } = this;
    return new Response(this.#content ? toWeb(this.#content) : null, { status, statusText, headers });
  }
}

function readHeaders(raw: readonly string[]): Headers {
  const headers = new Headers();
  for (let index = 0; index + 1 < raw.length; index += 2) headers.append(raw[index] ?? '', raw[index + 1] ?? '');
  return headers;
}

/** What tells a later reader that it is one too many. */
function usedUp(): Response {
  const response = new Response('');
  response.text();
  return response;
}

function readWhole(content: Readable): Promise<ArrayBuffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    // One that failed before anybody listened tells nothing any more.
    if (content.destroyed) reject(content.errored ?? new Error('The connection is closed.'));
    content.on('data', (chunk: Buffer) => chunks.push(chunk));
    content.on('error', reject);
    content.on('end', () => resolve(join(chunks)));
    content.on('close', () => reject(new Error('The connection was closed within the body.')));
  });
}

/** Into a buffer of their own: small ones of Node share theirs. */
function join(chunks: readonly Buffer[]): ArrayBuffer {
  const length = chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0);
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return whole.buffer;
}

/** Reads only when asked, so that no more than a piece waits. */
function toWeb(content: Readable): ReadableStream<Uint8Array> {
  const chunks: AsyncIterator<Uint8Array> = content[Symbol.asyncIterator]();
  return new ReadableStream(
    {
      pull: async (controller) => {
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: () => void content.destroy(),
    },
    { highWaterMark: 0 },
  );
}
