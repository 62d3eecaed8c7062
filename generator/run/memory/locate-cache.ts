import { resolve } from 'node:path';
import findCacheDirectory from 'find-cache-directory';

export interface CacheOptions {
  /** A folder for it; by default `node_modules/.cache/docwright` of the project around the current folder. */
  readonly folder?: string;
  readonly disabled?: boolean;
}

/** Where records of runs are kept; nowhere when that is wished, or when there is no project to keep them in. */
export function locateCache({ folder, disabled = false }: CacheOptions): string | undefined {
  if (disabled) return undefined;
  return folder === undefined ? findCacheDirectory({ name: 'docwright' }) : resolve(folder);
}
