/**
 * Makes a v3 call, and a v2 call that shows a TLS client certificate, in a process with what mocks or traces HTTP calls; prints what
 * came of each as JSON. Its argument is a file with the peer's name, the client as CommonJS, its options and the servers.
 *
 * @typedef {object} Given
 * @property {keyof typeof peers} peer
 * @property {string} client
 * @property {object} options of `createClient`
 * @property {string} http address of a server that answers with the headers that came
 * @property {string} https the same by TLS
 *
 * @typedef {object} Peer
 * @property {() => unknown} [before] installs it before the client is loaded
 * @property {() => unknown} [after] installs it after the client was made
 * @property {() => Promise<Function>} [fetch] the option of that name
 * @property {() => unknown} [end] what it saw
 */
const { readFileSync } = require('node:fs');

const HOST = 'https://api.mch.weixin.qq.com';
const REFUND = '/secapi/pay/refund';
const ORDER = '/v3/pay/transactions/native';

/** @type {Given} */
const given = JSON.parse(readFileSync(String(process.argv[2]), 'utf8'));

/** @type {Record<'none' | 'nock-13' | 'nock-14' | 'msw' | 'dd-trace' | 'opentelemetry' | 'node-fetch' | 'cross-fetch' | 'undici', Peer>} */
const peers = {
  none: {},
  'nock-13': { after: () => interceptByNock(require('nock-13')) },
  'nock-14': { after: () => interceptByNock(require('nock-14')) },
  msw: { after: interceptByMsw },
  'dd-trace': { before: () => require('dd-trace').init({ startupLogs: false, telemetry: { enabled: false } }) },
  opentelemetry: traceByOpenTelemetry(),
  'node-fetch': { fetch: async () => (await import('node-fetch')).default },
  'cross-fetch': { fetch: async () => require('cross-fetch') },
  undici: { fetch: async () => require('undici').fetch },
};

/** @param {import('nock-14')} nock */
function interceptByNock(nock) {
  /** @this {{ req: { headers: object } }} @param {string} _uri @param {unknown} body */
  function echo(_uri, body) {
    return [200, answer(this.req.headers, typeof body === 'string' ? body : JSON.stringify(body))];
  }
  nock(HOST).post(REFUND).reply(echo).post(ORDER).reply(echo);
}

function interceptByMsw() {
  const { setupServer } = require('msw/node');
  const { http, HttpResponse } = require('msw');
  /** @param {{ request: Request }} call */
  const echo = async ({ request }) =>
    HttpResponse.text(answer(Object.fromEntries(request.headers), await request.text()));
  setupServer(http.post(HOST + REFUND, echo), http.post(HOST + ORDER, echo)).listen();
}

/** @returns {Peer} */
function traceByOpenTelemetry() {
  /** @type {string[]} */
  const spans = [];
  return {
    before() {
      const { NodeTracerProvider, SimpleSpanProcessor } = require('@opentelemetry/sdk-trace-node');
      const { registerInstrumentations } = require('@opentelemetry/instrumentation');
      const { HttpInstrumentation } = require('@opentelemetry/instrumentation-http');
      const { UndiciInstrumentation } = require('@opentelemetry/instrumentation-undici');
      const exporter = {
        /** @param {{ name: string }[]} ended @param {(result: { code: number }) => void} done */
        export(ended, done) {
          spans.push(...ended.map(({ name }) => name));
          done({ code: 0 });
        },
        shutdown: async () => {},
      };
      new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }).register();
      registerInstrumentations({ instrumentations: [new HttpInstrumentation(), new UndiciInstrumentation()] });
    },
    end: () => spans,
  };
}

/** Both as JSON and as XML, each call reads its own. @param {object} headers @param {string} body */
function answer(headers, body) {
  return body.startsWith('<xml>')
    ? `<xml><return_code>SUCCESS</return_code><came><![CDATA[${JSON.stringify({ headers, body })}]]></came></xml>`
    : JSON.stringify({ headers, body });
}

/**
 * What answers of other kinds become, when a `fetch` was given.
 *
 * @param {{ request(method: string, path: string, message?: object, options?: object): Promise<any> & { withResponse(): Promise<any> } }} client
 */
async function tryMore(client) {
  const unsigned = { answerUnsigned: true };
  const body = { meta: { filename: 'a.txt' }, file: { name: 'a.txt', content: Buffer.from('a file') } };
  const upload = await client.request('POST', '/v3/upload', { body }, unsigned).catch(String);
  const empty = await client.request('POST', '/v3/empty', {}, unsigned).withResponse();
  const refused = await client.request('GET', '/v3/refused').catch((error) => error);
  const file = await client.request('GET', '/v3/file', { answer: 'binary' }, unsigned);
  return {
    upload: upload.body ?? upload,
    empty: [empty.data ?? null, empty.response.status],
    refused: [refused.name, refused.status, refused.code, refused.headers?.get('x-kind')],
    file: JSON.parse(await file.text()).headers.authorization.slice(0, 10),
  };
}

async function main() {
  const { before, after, fetch, end } = peers[given.peer];
  before?.();
  const { createClient } = require(given.client);
  const mocks = after !== undefined;
  const own = fetch ? { fetch: await fetch() } : {};
  const client = (/** @type {string} */ baseUrl) =>
    createClient({ ...given.options, ...own, baseUrl: mocks ? HOST : baseUrl, failoverUrl: undefined, retries: 0 });
  const [plain, secure] = [client(given.http), client(given.https)];
  after?.();
  const v3 = await plain
    .request('POST', ORDER, { json: { out_trade_no: 'T1' } }, { answerUnsigned: true })
    .catch(String);
  const v2 = await secure
    .request('POST', REFUND, { xml: { out_trade_no: 'T1' } }, { answerUnsigned: true, clientCertificate: true })
    .then((/** @type {{ came: string }} */ { came }) => JSON.parse(came), String);
  const more = fetch ? await tryMore(plain) : {};
  process.stdout.write(`RESULT ${JSON.stringify({ v3, v2, ...more, end: end?.() })}\n`, () => process.exit());
}

main();
