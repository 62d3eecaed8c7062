import type { Fetch } from '../../templates/runtime/core/send.js';
import type { Pair } from './wire-records.js';

/** A request as the generated client passed it to `fetch`. */
export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Empty without a body, and for an upload, whose parts are read instead. */
  readonly body: string;
  readonly parts: readonly SentPart[];
  /** Whether `init` holds the dispatcher that shows the merchant's certificate. */
  readonly certificate: boolean;
}

export interface SentPart {
  readonly name: string;
  readonly filename: string | null;
  readonly type: string;
  readonly content: Buffer;
}

/** A `fetch` that records its requests, and responds with an error. */
export function recordRequests(): { readonly fetch: Fetch; readonly requests: Sent[] } {
  const requests: Sent[] = [];
  const fetch: Fetch = async (url, init) => {
    requests.push(await readRequest(url, init));
    return new Response('{"code":"SYSTEM_ERROR"}', { status: 500 });
  };
  return { fetch, requests };
}

async function readRequest(url: string, init: RequestInit): Promise<Sent> {
  const { method = '', body } = init;
  // The runtime passes a plain object.
  const headers = Object.fromEntries(Object.entries(init.headers ?? {}).map(lowerName));
  const parts = body instanceof Uint8Array ? readParts(body, headers['content-type'] ?? '') : [];
  const text = typeof body === 'string' ? body : '';
  return { method, url, headers, body: text, parts, certificate: 'dispatcher' in init };
}

function lowerName([name, value]: Pair): Pair {
  return [name.toLowerCase(), value];
}

function readParts(body: Uint8Array, type: string): SentPart[] {
  const text = Buffer.from(body).toString('latin1');
  const boundary = /boundary=(.+)$/.exec(type)?.[1] ?? '';
  return text.split(`--${boundary}`).slice(1, -1).map(readPart);
}

/** `\r\nContent-Disposition: …\r\n\r\n<content>\r\n`; Latin-1 keeps each byte a character. */
function readPart(piece: string): SentPart {
  const end = piece.indexOf('\r\n\r\n');
  const head = Buffer.from(piece.slice(0, end), 'latin1').toString('utf8');
  return {
    name: /[; ]name="([^"]*)"/.exec(head)?.[1] ?? '',
    filename: /filename="([^"]*)"/.exec(head)?.[1] ?? null,
    type: /^content-type: *(.*)$/im.exec(head)?.[1] ?? '',
    content: Buffer.from(piece.slice(end + 4, -2), 'latin1'),
  };
}
