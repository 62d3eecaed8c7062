import { sign } from 'node:crypto';
import { createServer } from 'node:http';

/**
 * A server process that sends signed responses as cheaply as possible, so that the caller is measured. It checks nothing.
 * Started with `fork`; is sent the platform's key and serial, and sends its port.
 *
 *     /v3/anything            200, signed
 *     /v3/anything?is=forged  200, with a signature of other bytes
 *     /v3/anything?is=refused 400
 *     /v3/anything?is=cut     the connection ends within the response
 *     /v3/anything?is=silent  nothing
 */

/** @typedef {import('./make-keys.mjs').Keys} Keys */

const answer = JSON.stringify({
  mchid: '1900000109',
  sub_mchid: '1638495062',
  token: 'T'.repeat(64),
  expires_in: 7200,
});
const refusal = JSON.stringify({ code: 'PARAM_ERROR', message: 'The order number is too long.' });

process.once('message', (/** @type {Keys} */ keys) => {
  const headersOf = createSigner(keys);
  const server = createServer((request, response) => {
    request.resume();
    const asked = /[?&]is=(\w+)/.exec(request.url ?? '')?.[1];
    request.on('end', () => give(asked, response, headersOf));
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    process.send?.({ port: typeof address === 'object' ? address?.port : undefined });
  });
});
process.on('disconnect', () => process.exit());

/**
 * @param {string | undefined} asked
 * @param {import('node:http').ServerResponse} response
 * @param {() => Record<string, string>} headersOf
 */
function give(asked, response, headersOf) {
  if (asked === 'silent') return;
  if (asked === 'refused') {
    response.writeHead(400, { 'Content-Type': 'application/json', 'Content-Length': refusal.length }).end(refusal);
    return;
  }
  const forged = asked === 'forged' ? { 'Wechatpay-Nonce': 'another' } : {};
  response.writeHead(200, { ...headersOf(), ...forged });
  if (asked !== 'cut') return void response.end(answer);
  response.write(answer.slice(0, 10));
  setTimeout(() => response.destroy(), 5);
}

/**
 * Signing takes longer than everything else, so a signature is reused for a minute.
 *
 * @param {Keys} keys
 */
function createSigner({ platformKey, platformSerial }) {
  let signedAt = 0;
  /** @type {Record<string, string>} */
  let headers = {};
  return () => {
    const now = Math.floor(Date.now() / 1000);
    if (now - signedAt < 60) return headers;
    signedAt = now;
    const nonce = 'c5ac7061fccab6bf3e254dcf98995b8c';
    headers = {
      'Content-Type': 'application/json',
      'Content-Length': String(Buffer.byteLength(answer)),
      'Request-ID': '08F78BB5AF0610D302189F9BC0A9241200',
      'Wechatpay-Serial': platformSerial,
      'Wechatpay-Timestamp': String(now),
      'Wechatpay-Nonce': nonce,
      'Wechatpay-Signature': sign('RSA-SHA256', Buffer.from(`${now}\n${nonce}\n${answer}\n`), platformKey).toString(
        'base64',
      ),
    };
    return headers;
  };
}
