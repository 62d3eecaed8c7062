import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Api } from '../model/api.js';
import type { Override } from '../model/override.js';
import { packageFolder } from '../model/own-folders.js';

/** A file that diagnostics may point into. */
export interface OverridesFile {
  /** The path in messages. */
  readonly file: string;
  readonly location: string;
  readonly origin: Override['origin'];
  /** The API of the pages. */
  readonly api: Api;
}

interface OverridesSettings {
  readonly overrides: readonly string[];
  readonly dialectOverrides: boolean;
  readonly dialect: { readonly overrides?: readonly string[]; readonly api: Api };
}

const shipped = new URL('templates/overrides/', packageFolder);

/** The files of overrides that apply, in order: those of the project come last and take precedence. */
export function listOverridesFiles({ overrides, dialectOverrides, dialect }: OverridesSettings): OverridesFile[] {
  const { api } = dialect;
  const own = overrides.map((file): OverridesFile => ({ file, location: resolve(file), origin: 'project', api }));
  if (!dialectOverrides) return own;
  const ofDialect = (dialect.overrides ?? []).map((name): OverridesFile => {
    const location = fileURLToPath(new URL(name, shipped));
    return { file: `docwright/${name}`, location, origin: 'dialect', api };
  });
  return [...ofDialect, ...own];
}
