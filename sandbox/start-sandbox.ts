import type { OpenApiDocument } from 'docwright';
import { notify } from './control/answer-control.js';
import { createContext } from './create-context.js';
import { createService, type Service, type ServiceParts } from './create-service.js';
import { clientOptionsOf, describeSetup } from './credentials/client-options.js';
import { createCredentials } from './credentials/credentials.js';
import { createPlatformKeys } from './credentials/platform-keys.js';
import { certifyServer, createAuthority, type ServerCertificate } from './credentials/server-certificate.js';
import { createTrustingFetch } from './credentials/trusting-fetch.js';
import { type Door, openDoor } from './open-door.js';
import type { Answer } from './protocol/answer.js';
import type { ReceivedRequest } from './protocol/received-request.js';
import { answerBrowser } from './reference/answer-browser.js';
import type { RunningSandbox } from './running-sandbox.js';
import type { SandboxOptions } from './sandbox-options.js';
import { takeSnapshot } from './simulation/take-snapshot.js';
import { waitForNotification } from './simulation/wait-for-notification.js';
import { openStore } from './storage/open-store.js';

/** Start a WeChat Pay on this machine that answers what the pages describe. */
export async function startSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  const [document, credentials, tls] = await Promise.all([
    readPages(options),
    options.credentials ?? createCredentials(),
    certify(options),
  ]);
  const keys = createPlatformKeys(credentials, options.platformKey ?? 'public-key');
  const context = createContext(document, keys, options);
  const store = options.data === undefined ? undefined : await openStore(options.data);
  const parts = { context, credentials, keys, store };
  const trusting = tls && { fetch: await createTrustingFetch(tls.ca, credentials.merchant) };
  const service = createService(parts, options);
  try {
    const door = await open(service, { parts, options, tls });
    const clientOptions = { ...clientOptionsOf(credentials, door.url), ...trusting };
    return { ...present(service, { parts, door }), ca: tls?.ca, clientOptions };
  } catch (error) {
    service.close();
    store?.close();
    throw error;
  }
}

interface Opening {
  readonly parts: ServiceParts;
  readonly options: SandboxOptions;
  readonly tls: ServerCertificate | undefined;
}

/** Calls that are tried in the reference go in by the same door. */
async function open({ handler, observer }: Service, { parts, options, tls }: Opening): Promise<Door> {
  const { context, credentials } = parts;
  const browse = answerBrowser(context, credentials.merchant, () => ({ url: door.url, ca: tls?.ca }));
  const setUp = ({ method, target }: ReceivedRequest): Answer | undefined =>
    method === 'GET' && target === '/_sandbox/setup'
      ? { json: describeSetup(credentials, { folder: options.keysFolder, baseUrl: door.url }), fault: 'unsigned' }
      : undefined;
  const serving = { identity: context.identity, onAnswer: observer.onAnswer, options, tls };
  const door = await openDoor((request) => setUp(request) ?? browse(request) ?? handler(request), serving);
  return door;
}

interface Opened extends Pick<Opening, 'parts'> {
  readonly door: Door;
}

function present(service: Service, { parts, door }: Opened): Omit<RunningSandbox, 'ca' | 'clientOptions'> {
  const { simulation, faults, observer } = service;
  const { keys, store } = parts;
  return {
    url: door.url,
    controlToken: door.controlToken,
    ...service.actions,
    rotateCertificate: async () => (await keys.rotate()).serial,
    failNext: faults.add,
    notify: (notification) => notify(notification, simulation),
    waitForNotification: (event, wait = {}) => waitForNotification(simulation, event, wait),
    snapshot: () => takeSnapshot(simulation),
    exchanges: observer.list,
    exchange: observer.inspect,
    close: async () => {
      service.close();
      await door.close();
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
