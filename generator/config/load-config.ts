import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Loader, lilconfig } from 'lilconfig';
import { codeFolder } from '../model/own-folders.js';
import { findRepository } from '../model/real-place.js';
import { checkConfig } from './check-config.js';
import type { DocwrightConfig } from './config.js';
import { ConfigurationError } from './config-error.js';

export interface LoadedConfig {
  readonly config: DocwrightConfig;
  /** Absolute; where relative paths of the configuration start. */
  readonly folder: string;
  /** As it is named to people; left out when there is none. */
  readonly file?: string;
}

/** The names that a configuration can have, the first one counts. */
export const configFiles = ['ts', 'mts', 'js', 'mjs', 'json'].map((extension) => `docwright.config.${extension}`);

/**
 * The configuration at `file`, or the nearest one from the current folder up to the top of its repository, or an empty
 * one. Without a repository the current folder alone is searched: what lies above may be somebody else's.
 * Throws a `ConfigurationError`.
 */
export async function loadConfig(file: string | undefined): Promise<LoadedConfig> {
  const stopDir = findRepository(process.cwd());
  const explorer = lilconfig('docwright', { searchPlaces: [...configFiles], loaders, cache: false, stopDir });
  try {
    const found = file === undefined ? await explorer.search() : await explorer.load(resolve(file));
    if (!found) return { config: {}, folder: process.cwd() };
    const name = relative('', found.filepath).replaceAll('\\', '/');
    return { config: checkConfig(found.config, name), folder: dirname(found.filepath), file: name };
  } catch (error) {
    if (error instanceof ConfigurationError) throw error;
    throw unreadable(file ?? 'docwright.config', error);
  }
}

/**
 * The absolute places where `loadConfig` without a file looks for a configuration, which need not be there, and that of
 * the file that was loaded.
 */
export function listConfigPlaces(loaded: string | undefined): string[] {
  const top = findRepository(process.cwd());
  const places: string[] = loaded === undefined ? [] : [resolve(loaded)];
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    places.push(...configFiles.map((name) => join(folder, name)));
    if (folder === top || folder === dirname(folder)) return [...new Set(places)];
  }
}

function unreadable(file: string, error: unknown): ConfigurationError {
  return new ConfigurationError(
    `${file} cannot be read: ${wordOf(error)}. Fix it, or pass another file with --config.`,
  );
}

function wordOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'ENOENT') return 'there is no such file';
  const [first = ''] = error.message.replaceAll(`${process.cwd()}/`, '').split('\n');
  return first.trim().replace(/\.$/, '');
}

/** Node 20 reads no TypeScript, and each change of a module must be seen. */
async function loadModule(path: string): Promise<unknown> {
  const { createJiti } = await import('jiti');
  // So that `import { defineConfig } from 'docwright'` works where docwright is run without being installed.
  const alias = { docwright: fileURLToPath(new URL('index.js', codeFolder)) };
  return createJiti(import.meta.url, { fsCache: false, moduleCache: false, alias }).import(path, { default: true });
}

const parseJson: Loader = (_path, content) => JSON.parse(content);

/** Says which file could not be read. */
function named(load: Loader): Loader {
  return async (path, content) => {
    try {
      return await load(path, content);
    } catch (error) {
      throw unreadable(relative('', path).replaceAll('\\', '/'), error);
    }
  };
}

const loaders = {
  '.ts': named(loadModule),
  '.mts': named(loadModule),
  '.js': named(loadModule),
  '.mjs': named(loadModule),
  '.json': named(parseJson),
};
