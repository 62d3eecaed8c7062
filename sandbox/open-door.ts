import { guardControl } from './control/guard-control.js';
import { createToken } from './credentials/control-token.js';
import type { ServerCertificate } from './credentials/server-certificate.js';
import type { Handler } from './protocol/answer.js';
import { hostInUrl, reachableHost } from './protocol/host-in-url.js';
import { isLoopback } from './protocol/is-loopback.js';
import type { SandboxOptions } from './sandbox-options.js';
import { type ListenOptions, listen } from './server/http-server.js';

/** Where a sandbox is reached, and by whom. */
export interface Door {
  /** With a slash at the end: `http://127.0.0.1:40123/`. */
  readonly url: string;
  readonly controlToken: string | undefined;
  close(): Promise<void>;
}

export interface DoorOptions extends Pick<ListenOptions, 'identity' | 'onAnswer'> {
  readonly options: SandboxOptions;
  readonly tls: ServerCertificate | undefined;
}

/** Listen where the options say; where other machines can come, control needs a token. */
export async function openDoor(handler: Handler, { options, tls, ...serving }: DoorOptions): Promise<Door> {
  const { host = '127.0.0.1', port = 0 } = options;
  const scheme = tls ? 'https' : 'http';
  const address = hostInUrl(host);
  const controlToken = options.controlToken ?? (isLoopback(`http://${address}`) ? undefined : createToken());
  const guard = guardControl({ address, scheme, token: controlToken });
  const listening = await listen(handler, { ...serving, host, port, tls, guard });
  const url = `${scheme}://${reachableHost(host)}:${listening.port}/`;
  return { url, controlToken, close: listening.close };
}
