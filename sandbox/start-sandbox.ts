import type { OpenApiDocument } from 'docwright';
import { answerCalls } from './calls/answer-calls.js';
import { type CallContext, createContext } from './calls/call-context.js';
import { answerControl } from './control/answer-control.js';
import { guardControl } from './control/guard-control.js';
import { watchSandbox } from './control/live-feed.js';
import { createFaults, type Faults } from './control/plan-faults.js';
import { clientOptionsOf, describeSetup } from './credentials/client-options.js';
import { createToken } from './credentials/control-token.js';
import { type Credentials, createCredentials } from './credentials/credentials.js';
import { createPlatformKeys, type PlatformKeys } from './credentials/platform-keys.js';
import { certifyServer, createAuthority, type ServerCertificate } from './credentials/server-certificate.js';
import { createTrustingFetch } from './credentials/trusting-fetch.js';
import { type ExchangeObserver, observeExchanges } from './exchanges/observe-exchanges.js';
import { hostInUrl, isLoopback, reachableHost } from './protocol/addresses.js';
import type { Answer, Handler } from './protocol/answer.js';
import { isOwnTarget } from './protocol/is-own-target.js';
import type { ReceivedRequest } from './protocol/received-request.js';
import { answerBrowser } from './reference/answer-reference.js';
import type { RunningSandbox } from './running-sandbox.js';
import type { SandboxOptions } from './sandbox-options.js';
import { type HttpServerOptions, startHttpServer } from './server/http-server.js';
import { createSimulation, type Simulation } from './simulation/create-simulation.js';
import { notify } from './simulation/notify.js';
import { takeSnapshot } from './simulation/take-snapshot.js';
import { createUserActions, type UserActions } from './simulation/user-actions.js';
import { waitForNotification } from './simulation/wait-for-notification.js';
import { openStore, type Store } from './storage/open-store.js';

/** Start a local WeChat Pay that handles the documented calls. */
export async function startSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  const [document, credentials, tls] = await Promise.all([
    readPages(options),
    options.credentials ?? createCredentials(),
    certify(options),
  ]);
  const keys = createPlatformKeys(credentials, options.platformKey ?? 'public-key');
  const context = createContext(document, keys, { seed: options.seed ?? '', scheme: tls ? 'https' : 'http' });
  const store = options.data === undefined ? undefined : await openStore(options.data);
  const setup = { context, credentials, keys, store, options, tls };
  const fetch = tls && (await createTrustingFetch(tls.ca, credentials.merchant));
  const core = createCore(setup);
  try {
    const server = await startServer(core, setup);
    const clientOptions = { ...clientOptionsOf(credentials, server.url), ...(fetch && { fetch }) };
    return { ...present(core, setup, server), ca: tls?.ca, clientOptions };
  } catch (error) {
    core.close();
    store?.close();
    throw error;
  }
}

async function readPages({ document, input, cache = true }: SandboxOptions): Promise<OpenApiDocument> {
  if (document) return document;
  if (input === undefined) throw new TypeError('input is missing. Pass the folders of the pages, such as specs.');
  const { openapi } = await import('docwright');
  return openapi({ input }, { disabled: !cache });
}

async function certify({ tls = false, host = '127.0.0.1' }: SandboxOptions): Promise<ServerCertificate | undefined> {
  if (tls === false) return undefined;
  return certifyServer(tls === true ? await createAuthority() : tls, host);
}

interface Setup {
  readonly context: CallContext;
  readonly credentials: Credentials;
  readonly keys: PlatformKeys;
  readonly store: Store | undefined;
  readonly options: SandboxOptions;
  readonly tls: ServerCertificate | undefined;
}

/** A sandbox without its HTTP server. */
interface Core {
  readonly simulation: Simulation;
  readonly faults: Faults;
  readonly actions: UserActions;
  readonly observer: ExchangeObserver;
  /** Handles documented calls and the control API. */
  readonly handler: Handler;
  close(): void;
}

function createCore({ context, credentials, keys, store, options }: Setup): Core {
  const observer = observeExchanges(context, credentials);
  const simulation = createSimulation(context, options, { store, onAttempt: observer.onAttempt });
  const feed = watchSandbox(simulation, observer.log);
  const faults = createFaults(simulation, context.identity);
  const actions = createUserActions(simulation);
  const answerStateful = options.stateless ? () => undefined : simulation.answer;
  const calls = faults.wrap(answerCalls(context, answerStateful, store?.nonces));
  const control = answerControl({ simulation, faults, actions, rotate: keys.rotate, feed, observer });
  return {
    simulation,
    faults,
    actions,
    observer,
    handler: (request) => (isOwnTarget(request.target) ? control : calls)(request),
    close: () => {
      feed.close();
      simulation.close();
    },
  };
}

interface SandboxServer {
  /** With a trailing slash: `http://127.0.0.1:40123/`. */
  readonly url: string;
  readonly controlToken: string | undefined;
  close(): Promise<void>;
}

/** Calls that are tried in the reference are sent to this server too, so that they are seen among the exchanges. */
async function startServer({ handler, observer }: Core, setup: Setup): Promise<SandboxServer> {
  const { context, credentials, options, tls } = setup;
  const browse = answerBrowser(context, credentials.merchant, () => ({ url: server.url, ca: tls?.ca }));
  const answerSetup = ({ method, target }: ReceivedRequest): Answer | undefined =>
    method === 'GET' && target === '/_sandbox/setup'
      ? { json: describeSetup(credentials, { folder: options.keysFolder, baseUrl: server.url }), fault: 'unsigned' }
      : undefined;
  const serving = { identity: context.identity, onAnswer: observer.onAnswer, tls };
  const server = await listen(
    (request) => answerSetup(request) ?? browse(request) ?? handler(request),
    options,
    serving,
  );
  return server;
}

/** Where other machines can connect, the control API needs a token. */
async function listen(
  handler: Handler,
  options: SandboxOptions,
  serving: Pick<HttpServerOptions, 'identity' | 'onAnswer' | 'tls'>,
): Promise<SandboxServer> {
  const { host = '127.0.0.1', port = 0 } = options;
  const scheme = serving.tls ? 'https' : 'http';
  const address = hostInUrl(host);
  const controlToken = options.controlToken ?? (isLoopback(`http://${address}`) ? undefined : createToken());
  const guard = guardControl({ address, scheme, token: controlToken });
  const server = await startHttpServer(handler, { ...serving, host, port, guard });
  return { url: `${scheme}://${reachableHost(host)}:${server.port}/`, controlToken, close: server.close };
}

function present(
  core: Core,
  { keys, store }: Setup,
  server: SandboxServer,
): Omit<RunningSandbox, 'ca' | 'clientOptions'> {
  const { simulation, faults, observer } = core;
  return {
    url: server.url,
    controlToken: server.controlToken,
    ...core.actions,
    rotateCertificate: async () => (await keys.rotate()).serial,
    failNext: faults.add,
    notify: (notification) => notify(notification, simulation),
    waitForNotification: (event, wait = {}) => waitForNotification(simulation, event, wait),
    snapshot: () => takeSnapshot(simulation),
    exchanges: observer.list,
    exchange: observer.inspect,
    close: async () => {
      core.close();
      await server.close();
      store?.close();
    },
  };
}
