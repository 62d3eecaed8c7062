import type { OpenApiDocument } from 'docwright';
import { answerCalls } from './calls/answer-calls.js';
import type { CallContext } from './calls/call-context.js';
import { answerControl, type NotificationOrder, notify } from './control/answer-control.js';
import { createFaults } from './control/create-faults.js';
import { createWorld, type WorldOptions } from './control/create-world.js';
import { guardControl } from './control/guard-control.js';
import { isOwnTarget } from './control/is-own-target.js';
import { type Snapshot, takeSnapshot } from './control/take-snapshot.js';
import { createUserActions, type UserActions } from './control/user-actions.js';
import { type WaitOptions, waitForNotification } from './control/wait-for-notification.js';
import { watchSandbox } from './control/watch-sandbox.js';
import type { CertifiedKey } from './credentials/certified-key.js';
import { clientOptionsOf, type SandboxClientOptions } from './credentials/client-options.js';
import { createToken } from './credentials/control-token.js';
import { type Credentials, createCredentials, type PlatformKeyKind } from './credentials/credentials.js';
import { createPlatformKeys, type PlatformKeys } from './credentials/platform-keys.js';
import { certifyServer, createAuthority, type ServerCertificate } from './credentials/server-certificate.js';
import { createTrustingFetch } from './credentials/trusting-fetch.js';
import { openStore } from './data/open-store.js';
import type { Exchange, ExchangeSummary } from './exchanges/exchange.js';
import { observeExchanges } from './exchanges/observe-exchanges.js';
import { hostInUrl, reachableHost } from './host-in-url.js';
import { listen } from './listen.js';
import type { Delivery } from './notifications/delivery.js';
import { isLoopback } from './notifications/is-loopback.js';
import { createChecker } from './pages/check-value.js';
import { createFinder } from './pages/find-calls.js';
import { readDocument } from './pages/read-document.js';
import { createResolver } from './pages/schemas.js';
import { answerBrowser } from './reference/answer-browser.js';
import type { Handler } from './server.js';

export interface SandboxOptions extends WorldOptions {
  /** Folders of pages: `specs`. */
  readonly input?: string | readonly string[];
  /** Whether pages that have not changed are known from an earlier start, by `node_modules/.cache/docwright`; default `true`. */
  readonly cache?: boolean;
  /** What the pages describe, in place of `input`, where it is at hand. */
  readonly document?: OpenApiDocument;
  /** Default: a free one. */
  readonly port?: number;
  /** Default `127.0.0.1`, which other machines cannot reach. */
  readonly host?: string;
  /** HTTPS: by an authority made for this sandbox alone, or by the one that is given. Default: HTTP. */
  readonly tls?: boolean | CertifiedKey;
  /** What has to be shown to see or control the sandbox from outside of this process; default: nothing on this machine, else one made at the start. */
  readonly controlToken?: string;
  /** Default: keys made for this sandbox alone, in memory. */
  readonly credentials?: Credentials;
  /** Which key of the platform signs where a request names none; default `public-key`. */
  readonly platformKey?: PlatformKeyKind;
  /** Answers that only the pages decide are the same for the same seed. */
  readonly seed?: string;
  /** Let the pages alone decide every answer: nothing is remembered, and every number is known. */
  readonly stateless?: boolean;
  /** A file that keeps orders, refunds, transfers and notifications; needs the package libsql. Default: in memory. */
  readonly data?: string;
}

export interface RunningSandbox extends UserActions {
  /** With a slash at the end: `http://127.0.0.1:40123/`. */
  readonly url: string;
  /** Over TLS, as PEM: whom clients have to trust. */
  readonly ca: string | undefined;
  /** What programs and browsers have to show for control; `undefined` where none but this machine can come. */
  readonly controlToken: string | undefined;
  /** What `createClient` takes to call this sandbox. */
  readonly clientOptions: SandboxClientOptions;
  /** Let the next calls of a route go wrong: `'POST /v3/refund/domestic/refunds'`, `['silence', '503 SYSTEM_ERROR']`. */
  failNext(route: string, faults: readonly string[]): void;
  /** Make another platform certificate, which signs from now on; gives its serial. The one before stays listed, and opens, for a day. */
  rotateCertificate(): Promise<string>;
  /** Send any documented notification; gives its id. */
  notify(notification: NotificationOrder): string;
  /** Wait until a notification of that event has been acknowledged; one that was before counts too. */
  waitForNotification(event: string, options?: WaitOptions): Promise<Delivery>;
  /** All that there is at this moment. */
  snapshot(): Snapshot;
  /** The calls and notifications of late, the newest first. */
  exchanges(): readonly ExchangeSummary[];
  /** One of them with all that was sent and signed, and what its sealed members open to; `undefined` once it is forgotten. */
  exchange(id: string): Exchange | undefined;
  close(): Promise<void>;
}

/** Start a WeChat Pay on this machine that answers what the pages describe. */
export async function startSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  const [document, credentials] = await Promise.all([readPages(options), options.credentials ?? createCredentials()]);
  const keys = createPlatformKeys(credentials, options.platformKey ?? 'public-key');
  const context = createContext(document, keys, options);
  const { host = '127.0.0.1', port = 0, stateless = false } = options;
  const store = options.data === undefined ? undefined : await openStore(options.data);
  const observer = observeExchanges(context, credentials);
  const world = createWorld(context, options, { store, onPosted: observer.onPosted });
  const feed = watchSandbox(world, observer.log);
  const faults = createFaults(world.notifier, context.identity);
  const actions = createUserActions(world);
  const calls = faults.wrap(answerCalls(context, stateless ? () => undefined : world.answer, store?.nonces));
  const control = answerControl({ world, faults, actions, rotate: keys.rotate, feed, observer });
  const tls = await certify(options);
  const browse = answerBrowser(context, credentials.merchant, () => ({ url, ca: tls?.ca }));
  const handler: Handler = (request) => browse(request) ?? (isOwnTarget(request.target) ? control : calls)(request);
  const controlToken = options.controlToken ?? (isLoopback(`http://${hostInUrl(host)}`) ? undefined : createToken());
  const guard = guardControl({ address: hostInUrl(host), scheme: context.scheme, token: controlToken });
  const { identity } = context;
  const listening = await listen(handler, { identity, host, port, guard, tls, onAnswer: observer.onAnswer });
  const url = `${context.scheme}://${reachableHost(host)}:${listening.port}/`;
  return {
    url,
    controlToken,
    ca: tls?.ca,
    clientOptions: {
      ...clientOptionsOf(credentials, url),
      ...(tls && { fetch: await createTrustingFetch(tls.ca, credentials.merchant) }),
    },
    ...actions,
    rotateCertificate: async () => (await keys.rotate()).serial,
    failNext: faults.add,
    notify: (notification) => notify(notification, world),
    waitForNotification: (event, wait = {}) => waitForNotification(world, event, wait),
    snapshot: () => takeSnapshot(world),
    exchanges: observer.list,
    exchange: observer.inspect,
    close: async () => {
      feed.close();
      world.close();
      await listening.close();
      store?.close();
    },
  };
}

async function certify({ tls = false, host = '127.0.0.1' }: SandboxOptions): Promise<ServerCertificate | undefined> {
  if (tls === false) return undefined;
  return certifyServer(tls === true ? await createAuthority() : tls, host);
}

async function readPages({ document, input, cache = true }: SandboxOptions): Promise<OpenApiDocument> {
  if (document) return document;
  if (input === undefined) throw new TypeError('input is missing. Name the folders of the pages, such as specs.');
  const { openapi } = await import('docwright');
  return openapi({ input }, { disabled: !cache });
}

function createContext(document: OpenApiDocument, keys: PlatformKeys, options: SandboxOptions): CallContext {
  const { seed = '' } = options;
  const pages = readDocument(document);
  return {
    pages,
    find: createFinder(pages.calls),
    check: createChecker(document),
    resolve: createResolver(document),
    identity: keys.identity,
    certificates: keys.listed,
    seed,
    scheme: options.tls ? 'https' : 'http',
  };
}
