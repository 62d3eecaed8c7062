import { resolve } from 'node:path';
import findCacheDirectory from 'find-cache-directory';

export interface CacheOptions {
  /** The folder of the cache; by default `node_modules/.cache/docwright` of the project around the current folder. */
  readonly folder?: string;
  readonly disabled?: boolean;
}

/** The folder of the records of runs; `undefined` if the cache is disabled, or without a project. */
export function locateCache({ folder, disabled = false }: CacheOptions): string | undefined {
  if (disabled) return undefined;
  return folder === undefined ? findCacheDirectory({ name: 'docwright' }) : resolve(folder);
}
