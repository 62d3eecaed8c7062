import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';

/** A request as the server got it. */
export interface Received {
  readonly method: string;
  /** With the query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface TestServer {
  /** `http://127.0.0.1:40123` */
  readonly origin: string;
  /** Every request, in order. */
  readonly received: Received[];
}

type Answer = (request: Received, response: ServerResponse) => unknown;

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** Serve until the test ends. What `answer` returns is sent as JSON, unless it ended the response itself. */
export async function serve(answer: Answer = () => ({})): Promise<TestServer> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const got = await receive(request);
    received.push(got);
    const body = await answer(got, response);
    if (response.writableEnded || response.destroyed || body === undefined) return;
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, received };
}

async function receive(request: IncomingMessage): Promise<Received> {
  const { method = '', url = '', headers } = request;
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return { method, url, headers, body: Buffer.concat(chunks).toString('latin1') };
}
