import type { DownloadOptions } from '../node/download.js';
import type { CallCount } from './call-count.js';
import type { CallOptions } from './client.js';
import type { Operation } from './operation.js';
import type { PlatformKeys } from './platform-keys.js';
import type { Settings } from './settings.js';
import type { TlsSender } from './tls.js';

/** What the modules of one client share. Never handed out: it holds the keys. */
export interface Context {
  readonly settings: Settings;
  readonly platformKeys: PlatformKeys;
  readonly calls: CallCount;
  /** Fails with a `ConfigError` when the option `merchant` is missing. */
  readonly tlsSender: () => Promise<TlsSender>;
}

/** One call, as the generated function handed it over. */
export interface Call {
  readonly operation: Operation;
  readonly request: Readonly<Record<string, unknown>>;
  readonly options: CallOptions;
  /** The exact address, when an answer gave it, and whether the request is signed. */
  readonly address?: { readonly url: URL; readonly isSigned: boolean };
  /** Of a file: what is done to it while it is read. */
  readonly file?: DownloadOptions;
}

/** Whether sealed values are sealed and opened for this call. */
export function sealsFields({ options }: Call, { settings }: Pick<Context, 'settings'>): boolean {
  return options.sealFields ?? settings.sealFields;
}
