import { availableParallelism } from 'node:os';
import type { PageFile } from '../1-read/find-pages.js';
import type { Dialect } from '../model/dialect.js';
import { describeElsewhere } from './describe-elsewhere.js';
import type { DescribedFile } from './describe-file.js';

export interface DescribeOptions {
  readonly dialect: Dialect;
  /** How many threads work, this one included; by default one for each processor. */
  readonly threads?: number;
}

/** Fewer pages than this are done before a thread has started. */
const worthAThread = 100;
const batchSize = 24;

/**
 * Pages on disk, described, in the order given.
 *
 * The first three phases run in worker threads, so that this one is free for the last: what a thread has to load and
 * warm up for its phases, no other thread loads. They start at once. Few pages, or one processor, are done right here.
 */
export function describeFiles(files: readonly PageFile[], options: DescribeOptions): AsyncGenerator<DescribedFile> {
  const { dialect, threads = availableParallelism() } = options;
  const workers = Math.min(threads - 1, Math.floor(files.length / worthAThread));
  const batches = splitBatches(files);
  return workers > 0 ? describeElsewhere(batches, { dialect, workers }) : describeHere(batches, dialect);
}

function splitBatches(files: readonly PageFile[]): PageFile[][] {
  return Array.from({ length: Math.ceil(files.length / batchSize) }, (_, index) =>
    files.slice(index * batchSize, (index + 1) * batchSize),
  );
}

async function* describeHere(batches: readonly PageFile[][], dialect: Dialect): AsyncGenerator<DescribedFile> {
  const { createFileDescriber } = await import('./describe-file.js');
  const describe = createFileDescriber(dialect);
  for (const batch of batches) yield* batch.map(describe);
}
