import type { OpenApiDocument } from 'docwright';
import type { CertifiedKey } from './credentials/certified-key.js';
import type { Credentials, PlatformKeyKind } from './credentials/credentials.js';
import type { SimulationOptions } from './simulation/create-simulation.js';

export interface SandboxOptions extends SimulationOptions {
  /** Folders of pages: `specs`. */
  readonly input?: string | readonly string[];
  /** Whether to cache pages in `node_modules/.cache/docwright`; default `true`. */
  readonly cache?: boolean;
  /** The OpenAPI document of the pages, in place of `input`. */
  readonly document?: OpenApiDocument;
  /** Default: a free port. */
  readonly port?: number;
  /** Default `127.0.0.1`, which other machines cannot reach. */
  readonly host?: string;
  /** Use HTTPS, with the given certificate authority or a new one. Default: HTTP. */
  readonly tls?: boolean | CertifiedKey;
  /** The token for the page and the control API. Default: none when only this machine can connect, otherwise a new one. */
  readonly controlToken?: string;
  /** Default: new keys in memory. */
  readonly credentials?: Credentials;
  /** The folder of `credentials` that the page of the sandbox shows; default: none, the keys are only in memory. */
  readonly keysFolder?: string;
  /** The platform key that signs when a request names none; default `public-key`. */
  readonly platformKey?: PlatformKeyKind;
  /** The same seed gives the same sample responses. */
  readonly seed?: string;
  /** Respond to every call with a sample, without state: every number exists. */
  readonly stateless?: boolean;
  /** A database file that stores orders, refunds, transfers and notifications; requires the package libsql. Default: in memory. */
  readonly data?: string;
}
