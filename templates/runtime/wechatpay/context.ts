import type { DownloadOptions } from '../node/download.js';
import type { CallCount } from './call-count.js';
import type { CallOptions } from './client.js';
import type { Operation } from './operation.js';
import type { PlatformKeys } from './platform-keys.js';
import type { Settings } from './settings.js';
import type { TlsSender } from './tls.js';

/** The state that the modules of one client share. It contains the keys, so it is never exposed. */
export interface Context {
  readonly settings: Settings;
  readonly platformKeys: PlatformKeys;
  readonly calls: CallCount;
  /** Rejects with a `ConfigError` if the option `merchant` is missing. */
  readonly tlsSender: () => Promise<TlsSender>;
}

/** One call, as passed by the generated function. */
export interface Call {
  readonly operation: Operation;
  readonly request: Readonly<Record<string, unknown>>;
  readonly options: CallOptions;
  /** The exact URL, if it is from a response, and whether the request is signed. */
  readonly address?: { readonly url: URL; readonly isSigned: boolean };
  /** Options for reading a file. */
  readonly file?: DownloadOptions;
}

/** Whether sealed values are sealed and opened for this call. */
export function sealsFields({ options }: Call, { settings }: Pick<Context, 'settings'>): boolean {
  return options.sealFields ?? settings.sealFields;
}
