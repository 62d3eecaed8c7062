import type { Command } from 'commander';
import type { CacheOptions } from '../run/memory/locate-cache.js';
import { notEmpty } from './project-options.js';

export interface CacheFlags {
  readonly cache?: boolean;
  readonly cacheDir?: string;
}

/** Add the options of the cache. */
export function addCacheOptions(command: Command): Command {
  return command
    .option('--cache-dir <folder>', 'folder of the cache, instead of node_modules/.cache/docwright', notEmpty)
    .option('--no-cache', 'neither read nor write the cache');
}

export function cacheOf({ cache, cacheDir }: CacheFlags): CacheOptions {
  return { disabled: cache === false, ...(cacheDir === undefined ? {} : { folder: cacheDir }) };
}
