import type { OpenApiDocument } from 'docwright';
import type { CertifiedKey } from './credentials/certified-key.js';
import type { Credentials, PlatformKeyKind } from './credentials/credentials.js';
import type { SimulationOptions } from './simulation/create-simulation.js';

export interface SandboxOptions extends SimulationOptions {
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
  /** Where `credentials` are kept, as the page of the sandbox names it; default: in memory alone. */
  readonly keysFolder?: string;
  /** Which key of the platform signs where a request names none; default `public-key`. */
  readonly platformKey?: PlatformKeyKind;
  /** Answers that only the pages decide are the same for the same seed. */
  readonly seed?: string;
  /** Let the pages alone decide every answer: nothing is remembered, and every number is known. */
  readonly stateless?: boolean;
  /** A file that keeps orders, refunds, transfers and notifications; needs the package libsql. Default: in memory. */
  readonly data?: string;
}
