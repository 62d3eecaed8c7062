import { resolve } from 'node:path';
import type { OpenApiDocument } from 'docwright';
import { printClientOptions } from './credentials/client-options.js';
import { keepToken } from './credentials/control-token.js';
import { keepCredentials } from './credentials/keep-credentials.js';
import { keepAuthority } from './credentials/server-certificate.js';
import { hostInUrl } from './host-in-url.js';
import { isLoopback } from './notifications/is-loopback.js';
import { isReferenceBuilt } from './reference/read-asset.js';
import { BUILD_REFERENCE } from './reference/reference-page.js';
import { startSandbox } from './start-sandbox.js';

export interface ServeOptions {
  readonly document: OpenApiDocument;
  readonly port: number;
  readonly host: string;
  readonly seed: string;
  readonly speed: number;
  /** Milliseconds until a refund, a sharing or a return is done. */
  readonly refundAfter: number;
  readonly notifyAnywhere: boolean;
  /** Whether it speaks HTTPS. */
  readonly tls: boolean;
  /** A file that keeps what happened. */
  readonly data?: string;
  /** Where the keys are kept. */
  readonly folder: string;
  /** Takes what people are told. */
  readonly tell: (text: string) => void;
}

/** Serve pages until the process is told to end; keys are kept from one start to the next. */
export async function serve({ folder, tell, ...options }: ServeOptions): Promise<void> {
  const credentials = await keepCredentials(resolve(folder));
  const controlToken = isLoopback(`http://${hostInUrl(options.host)}`) ? undefined : await keepToken(resolve(folder));
  const sandbox = await startSandbox({
    ...options,
    credentials,
    tls: options.tls && (await keepAuthority(resolve(folder))),
    ...(controlToken !== undefined && { controlToken }),
  });
  const calls = Object.values(options.document.paths).flatMap((item) => Object.keys(item)).length;
  tell(`WeChat Pay as ${calls} documented calls, at ${sandbox.url}\n\n`);
  if (!isReferenceBuilt()) tell(`The API reference is not built. To build it, run: ${BUILD_REFERENCE}\n\n`);
  if (controlToken !== undefined) tell(`To control it, open ${sandbox.url}?token=${controlToken}\n\n`);
  tell(printClientOptions(credentials, { folder, baseUrl: sandbox.url }));
  await new Promise<void>((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop());
  });
  await sandbox.close();
}
