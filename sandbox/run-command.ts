import { resolve } from 'node:path';
import type { OpenApiDocument } from 'docwright';
import { describeSetup } from './credentials/client-options.js';
import { loadToken } from './credentials/control-token.js';
import { loadCredentials } from './credentials/load-credentials.js';
import { loadAuthority } from './credentials/server-certificate.js';
import { hostInUrl, isLoopback } from './protocol/addresses.js';
import { BUILD_REFERENCE, REFERENCE_PATH } from './reference/answer-reference.js';
import { isReferenceBuilt } from './reference/read-asset.js';
import type { RunningSandbox } from './running-sandbox.js';
import { startSandbox } from './start-sandbox.js';

export interface CommandOptions {
  readonly document: OpenApiDocument;
  readonly port: number;
  readonly host: string;
  readonly seed: string;
  readonly speed: number;
  /** Milliseconds until a refund, a profit sharing or its return finishes. */
  readonly refundAfter: number;
  readonly notifyAnywhere: boolean;
  /** Whether to use HTTPS. */
  readonly tls: boolean;
  /** The database file that stores records and notifications. */
  readonly data?: string;
  /** The folder of the keys. */
  readonly folder: string;
  /** Prints output. */
  readonly print: (text: string) => void;
}

/** Run a sandbox until the process is stopped. The keys are the same at the next start. */
export async function runSandbox({ folder, print, ...options }: CommandOptions): Promise<void> {
  const credentials = await loadCredentials(resolve(folder));
  const controlToken = isLoopback(`http://${hostInUrl(options.host)}`) ? undefined : await loadToken(resolve(folder));
  const sandbox = await startSandbox({
    ...options,
    credentials,
    keysFolder: folder,
    tls: options.tls && (await loadAuthority(resolve(folder))),
    ...(controlToken !== undefined && { controlToken }),
  });
  const calls = Object.values(options.document.paths).flatMap((item) => Object.keys(item)).length;
  print(`WeChat Pay as ${calls} documented calls, at ${sandbox.url}\n\n`);
  print(`${describeUrls(sandbox)}\n`);
  print(describeSetup(credentials, { folder, baseUrl: sandbox.url }).snippet);
  await new Promise<void>((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop());
  });
  await sandbox.close();
}

/** The URLs of the page and the reference; when other machines can connect, the first one contains the token. */
function describeUrls({ url, controlToken }: RunningSandbox): string {
  const page = controlToken === undefined ? url : `${url}?token=${controlToken}`;
  const reference = isReferenceBuilt()
    ? `${url.slice(0, -1)}${REFERENCE_PATH}`
    : `The API reference is not built. To build it, run: ${BUILD_REFERENCE}`;
  return `Page:      ${page}\nReference: ${reference}\n`;
}
