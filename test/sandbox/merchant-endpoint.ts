import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

export interface Received {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** A merchant's endpoint on this machine; `answers` are the statuses of its first responses, later ones are 204. */
export async function openEndpoint(answers: readonly number[] = []) {
  const received: Received[] = [];
  const left = [...answers];
  const server = createServer(async (request, response) => {
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    received.push({ headers, body: await buffer(request) });
    const isXml = headers['content-type'] === 'text/xml';
    response.writeHead(left.shift() ?? (isXml ? 200 : 204));
    response.end(isXml ? '<xml><return_code><![CDATA[SUCCESS]]></return_code></xml>' : undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return { url: `http://127.0.0.1:${port}/wechatpay`, received };
}
