import { defaultDialect } from '../dialects/find-dialect.js';
import type { Accepted } from '../model/accepted.js';
import type { Dialect } from '../model/dialect.js';
import { defaultEmitSettings, type EmitSettings } from '../model/emit-settings.js';

/** Whether listed values of requests admit others: as each page says, all of them, or none. */
export type ValueLists = 'as-documented' | 'open' | 'closed';

/** Everything that can be set but for the folders: where they are and where the client goes. */
export interface Settings {
  /** Globs of page paths, such as `openapi/v3/pay/**`; none means every page. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly dialect: Dialect;
  readonly values: ValueLists;
  /** Files of corrections to pages. */
  readonly overrides: readonly string[];
  /** Whether the corrections that come with the dialect hold. */
  readonly dialectOverrides: boolean;
  /** Besides those of `accepted.json` at each documentation root. */
  readonly accepted: readonly Accepted[];
  readonly emit: EmitSettings;
}

export const defaultSettings: Settings = {
  include: [],
  exclude: [],
  dialect: defaultDialect,
  values: 'as-documented',
  overrides: [],
  dialectOverrides: true,
  accepted: [],
  emit: defaultEmitSettings,
};
