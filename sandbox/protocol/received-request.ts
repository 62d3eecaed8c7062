import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** A request as the server received it. */
export interface ReceivedRequest {
  readonly method: string;
  /** Path and query, as sent. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** The parts of an upload; otherwise empty. */
  readonly parts: readonly ReceivedPart[];
  /** With TLS: whether the client sent the merchant's certificate. */
  readonly isCertified?: boolean;
}

export interface ReceivedPart {
  readonly name: string;
  readonly fileName: string | undefined;
  readonly type: string | undefined;
  readonly content: Buffer;
}

/** Describe a request whose body was read. */
export function describeRequest(message: IncomingMessage, body: Buffer): ReceivedRequest {
  const boundary = /^multipart\/form-data; ?boundary="?([^";]{1,70})"?/i.exec(
    message.headers['content-type'] ?? '',
  )?.[1];
  const parts = boundary === undefined ? [] : splitParts(body, boundary);
  return { method: message.method ?? '', target: message.url ?? '', headers: message.headers, body, parts };
}

/** Well above every documented upload. */
const MAX_PARTS = 50;

/** Latin-1 maps each byte to one character, so that files stay intact. */
function splitParts(body: Buffer, boundary: string): ReceivedPart[] {
  const pieces = body.toString('latin1').split(`--${boundary}`, MAX_PARTS + 2);
  if (pieces.length > MAX_PARTS + 1) return [];
  return pieces.slice(1, -1).map((piece) => {
    const [head = '', ...rest] = piece.slice(2, -2).split('\r\n\r\n');
    const text = Buffer.from(head, 'latin1').toString('utf8');
    return {
      name: /[; ]name="([^"]*)"/.exec(text)?.[1] ?? '',
      fileName: /filename="([^"]*)"/.exec(text)?.[1],
      type: /^content-type:(.*)$/im.exec(text)?.[1]?.trim(),
      content: Buffer.from(rest.join('\r\n\r\n'), 'latin1'),
    };
  });
}
