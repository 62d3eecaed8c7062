import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Agent, type Dispatcher, MockAgent, setGlobalDispatcher } from 'undici';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';

const DISPATCHER = Symbol.for('undici.globalDispatcher.1');
Response.error();
/** As Node sets them, the dispatcher when its classes of fetch are loaded. */
const native = { fetch: globalThis.fetch, dispatcher: Reflect.get(globalThis, DISPATCHER) };

let server: Server;
let url: string;
beforeAll(async () => {
  // Of the two only fetch tells its mode.
  server = createServer(({ headers }, response) => response.end('sec-fetch-mode' in headers ? 'fetch' : 'node:http'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  url = `http://127.0.0.1:${port}/`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  vi.resetModules();
  setDispatcher(native.dispatcher);
});
afterEach(() => {
  globalThis.fetch = native.fetch;
  vi.unstubAllEnvs();
});

const setDispatcher = (dispatcher: object | undefined) => Reflect.set(globalThis, DISPATCHER, dispatcher);

/** By what a call is sent at this moment. */
async function transport(): Promise<string> {
  const { defaultFetch } = await import('../../../templates/runtime/core/default-fetch.js');
  return (await defaultFetch(url, {})).text();
}

it('sends by node:http, also when fetch was used before', async () => {
  expect(await transport()).toBe('node:http');
  expect(await (await fetch(url)).text()).toBe('fetch');
  expect(await transport()).toBe('node:http');
});

it.each([undefined, new Agent()])('sends by node:http with the dispatcher %o', async (dispatcher) => {
  setDispatcher(dispatcher);
  expect(await transport()).toBe('node:http');
});

it.each<[string, () => typeof fetch]>([
  [
    'wrapped',
    () =>
      (...request) =>
        native.fetch(...request),
  ],
  ['bound', () => native.fetch.bind(undefined)],
  ['behind a proxy', () => new Proxy(native.fetch, {})],
  ['spied on', () => vi.fn(native.fetch)],
])('sends by a global fetch that is %s, as long as it is', async (_how, replace) => {
  expect(await transport()).toBe('node:http');
  globalThis.fetch = replace();
  expect(await transport()).toBe('fetch');
  globalThis.fetch = native.fetch;
  expect(await transport()).toBe('node:http');
});

class ListeningAgent extends Agent {
  override dispatch(...request: Parameters<Dispatcher['dispatch']>): boolean {
    return super.dispatch(...request);
  }
}
Object.defineProperty(ListeningAgent, 'name', { value: 'Agent' });

it.each<[string, () => Dispatcher]>([
  ['with options', () => new Agent({ connect: { timeout: 1000 } })],
  ['with a factory', () => new Agent({ factory: (_origin, options) => new Agent(options) })],
  ['that is composed', () => new Agent().compose((dispatch) => dispatch)],
  ['of another class', () => new ListeningAgent()],
  ['whose dispatch was replaced', () => Object.assign(new Agent(), { dispatch: () => true })],
])('sends by fetch when undici was given a dispatcher %s', async (_kind, make) => {
  const { isDispatcherPlain } = await import('../../../templates/runtime/core/plain-dispatcher.js');
  expect(isDispatcherPlain()).toBe(true);
  setDispatcher(make());
  expect(isDispatcherPlain()).toBe(false);
});

it('is answered by a MockAgent', async () => {
  const agent = new MockAgent();
  agent.disableNetConnect();
  agent.get('http://127.0.0.1').intercept({ path: '/' }).reply(200, 'mocked');
  setGlobalDispatcher(agent);
  const { defaultFetch } = await import('../../../templates/runtime/core/default-fetch.js');
  expect(await (await defaultFetch('http://127.0.0.1/', {})).text()).toBe('mocked');
});

it('sends by fetch while somebody traces it', async () => {
  const listener = () => {};
  subscribe('undici:request:create', listener);
  expect(await transport()).toBe('fetch');
  unsubscribe('undici:request:create', listener);
  expect(await transport()).toBe('node:http');
});

it.each([
  ['NODE_USE_ENV_PROXY', '1'],
  ['NODE_OPTIONS', '--no-warnings --use-env-proxy'],
])('sends by fetch when Node finds its proxy in the environment: %s=%s', async (name, value) => {
  vi.stubEnv(name, value);
  expect(await transport()).toBe('fetch');
});

it.each(['bun', 'deno'])('sends by fetch on %s', async (runtime) => {
  vi.spyOn(process, 'versions', 'get').mockReturnValue({ ...process.versions, [runtime]: '1.0.0' });
  expect(await transport()).toBe('fetch');
  vi.restoreAllMocks();
});
