import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What the app of the example is known by. */
export const credentials = { key: 'app-1', secret: 'correct horse battery staple' };

/** A request is refused that was signed longer ago than this. */
const longest = 60_000;

interface Loan {
  readonly loan_id: string;
  readonly copy: string;
  readonly reader: string;
  readonly due: string;
}

interface Received {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

interface Reply {
  readonly status: number;
  /** Sent as JSON. */
  readonly body: object;
}

type Handler = (request: Received, parameter: string, loans: Map<string, Loan>) => Reply | Promise<Reply>;

const routes: readonly (readonly [route: RegExp, handler: Handler])[] = [
  [/^POST \/v1\/loans\/create$/, lend],
  [/^GET \/v1\/loans$/, list],
  [/^DELETE \/v1\/loans\/([^/]+)$/, takeBack],
  [/^GET \/v1\/books\/([^/]+)$/, show],
  [/^POST \/v1\/books\/([^/]+)\/cover$/, keepCover],
];

/** Start the library of `docs/` on a free port of this machine, with no loans. */
export async function startLibrary(): Promise<{ readonly url: string; readonly close: () => void }> {
  const loans = new Map<string, Loan>();
  const server = createServer(async (message, response) => {
    const body = await buffer(message);
    const url = new URL(message.url ?? '/', 'http://localhost');
    const received = { method: message.method ?? 'GET', url, headers: message.headers, body };
    send(response, isSigned(received) ? await handle(received, loans) : refuse(401, 'signature_wrong', 'Who calls?'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function send(response: ServerResponse, { status, body }: Reply): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

function refuse(status: number, code: string, message: string): Reply {
  return { status, body: { code, message } };
}

/** Whether the headers prove that the app sent the request, and just now. A file is not signed. */
function isSigned({ method, url, headers, body }: Received): boolean {
  const time = String(headers['x-library-time']);
  const text = headers['content-type']?.startsWith('application/json') ? body.toString() : url.search.slice(1);
  const expected = createHmac('sha256', credentials.secret).update(`${time}${method}${url.pathname}${text}`).digest();
  const given = Buffer.from(String(headers['x-library-signature']), 'hex');
  const isRecent = Math.abs(Date.now() - Number(time)) < longest;
  return (
    isRecent &&
    headers['x-library-key'] === credentials.key &&
    given.length === expected.length &&
    timingSafeEqual(given, expected)
  );
}

function handle(request: Received, loans: Map<string, Loan>): Reply | Promise<Reply> {
  const line = `${request.method} ${request.url.pathname}`;
  for (const [route, handler] of routes) {
    const found = route.exec(line);
    if (found) return handler(request, decodeURIComponent(found[1] ?? ''), loans);
  }
  return refuse(404, 'not_found', `There is no ${line}.`);
}

function lend({ body }: Received, _: string, loans: Map<string, Loan>): Reply {
  const { copy, reader, days = 28 }: { copy: string; reader: string; days?: number } = JSON.parse(body.toString());
  if ([...loans.values()].some((loan) => loan.copy === copy)) return refuse(409, 'copy_on_loan', `${copy} is on loan.`);
  const due = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const loan = { loan_id: `L-${loans.size + 1}`, copy, reader, due };
  loans.set(loan.loan_id, loan);
  return { status: 201, body: loan };
}

function list({ url: { searchParams } }: Received, _: string, loans: Map<string, Loan>): Reply {
  const reader = searchParams.get('reader');
  const all = [...loans.values()].filter((loan) => reader === null || loan.reader === reader);
  const start = all.findIndex(({ loan_id }) => loan_id === searchParams.get('cursor')) + 1;
  const page = all.slice(start, start + Number(searchParams.get('limit') ?? 100));
  const last = page.at(-1);
  const hasMore = last !== undefined && last !== all.at(-1);
  return { status: 200, body: { loans: page, ...(hasMore && { next_cursor: last.loan_id }) } };
}

function takeBack(_: Received, loan: string, loans: Map<string, Loan>): Reply {
  return loans.delete(loan)
    ? { status: 200, body: { loan_id: loan, days: 0 } }
    : refuse(404, 'loan_unknown', `There is no loan ${loan}.`);
}

function show(_: Received, isbn: string): Reply {
  return { status: 200, body: { isbn, title: 'Emma', shelf: 'A', copies: [{ copy: 'C-17', lent: false }] } };
}

async function keepCover({ headers, body }: Received, isbn: string): Promise<Reply> {
  const type = headers['content-type'] ?? '';
  const form = await new Response(new Uint8Array(body), { headers: { 'Content-Type': type } }).formData();
  const file = form.get('file');
  if (!(file instanceof File)) return refuse(400, 'file_missing', 'Send a file.');
  return { status: 201, body: { cover: `/covers/${isbn}/${file.name}`, bytes: file.size } };
}
