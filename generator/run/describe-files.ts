import { availableParallelism } from 'node:os';
import type { PageFile } from '../1-read/find-pages.js';
import type { DescriberOptions } from '../describe-page.js';
import type { Dialect } from '../model/dialect.js';
import { describeElsewhere } from './describe-elsewhere.js';
import { type DescribedFile, joinDescribed, sourcesOf } from './described-file.js';
import { readBatches } from './read-pages.js';

export interface DescribeOptions extends DescriberOptions {
  readonly dialect: Dialect;
  /** How many threads work, this one included; by default one for each processor. */
  readonly threads?: number;
}

/** Fewer pages than this are done before a thread has started. */
const worthAThread = 100;

/**
 * Pages on disk, described, in the order given.
 *
 * The first three phases run in worker threads, so that this one is free for the last: what a thread has to load and
 * warm up for its phases, no other thread loads. They start at once. Few pages, or one processor, are done right here.
 */
export function describeFiles(files: readonly PageFile[], options: DescribeOptions): AsyncGenerator<DescribedFile> {
  const { dialect, explained = false, threads = availableParallelism() } = options;
  const workers = Math.min(threads - 1, Math.floor(files.length / worthAThread));
  return workers > 0
    ? describeElsewhere(files, { dialect, explained, workers })
    : describeHere(files, { dialect, explained });
}

async function* describeHere(
  files: readonly PageFile[],
  { dialect, ...options }: DescribeOptions,
): AsyncGenerator<DescribedFile> {
  const { createSourceDescriber } = await import('./describe-source.js');
  const describe = createSourceDescriber(dialect, options);
  for (const batch of readBatches(files)) yield* joinDescribed(batch, sourcesOf(batch).map(describe));
}
