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
    .option('--cache-dir <folder>', 'where runs are remembered, instead of node_modules/.cache/docwright', notEmpty)
    .option('--no-cache', 'remember nothing, and use nothing that was remembered');
}

export function cacheOf({ cache, cacheDir }: CacheFlags): CacheOptions {
  return { disabled: cache === false, ...(cacheDir === undefined ? {} : { folder: cacheDir }) };
}
