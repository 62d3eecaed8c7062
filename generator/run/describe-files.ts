import { availableParallelism } from 'node:os';
import type { PageFile } from '../1-read/find-pages.js';
import type { Dialect } from '../model/dialect.js';
import type { DescribedSource, SourceOptions } from './describe-source.js';
import { type PageThread, startPageThread, type ThreadOptions } from './page-thread.js';
import { type ReadPage, readBatches } from './read-pages.js';
import { refersToFiles } from './surroundings.js';

export interface DescribeOptions extends SourceOptions {
  readonly dialect: Dialect;
  /** The number of threads, including this one; by default one per processor. */
  readonly threads?: number;
}

/** Fewer pages than this are finished before a thread has started. */
const worthAThread = 100;

/**
 * Describe pages on disk, in the given order.
 *
 * The first three phases run in worker threads, which start at once, so that this one is free for the last phase and each
 * thread loads and warms up only its own phases. Few pages, or pages on a single processor, are described in this thread.
 */
export function describeFiles(files: readonly PageFile[], options: DescribeOptions): AsyncGenerator<DescribedFile> {
  const { dialect, explained, threads = availableParallelism() } = options;
  const around = refersToFiles(dialect) ? options.around : [];
  const workers = Math.min(threads - 1, Math.floor(files.length / worthAThread));
  return workers > 0
    ? describeElsewhere(files, { dialect, explained, around, workers })
    : describeHere(files, { dialect, explained, around });
}

async function* describeHere(
  files: readonly PageFile[],
  { dialect, ...options }: DescribeOptions,
): AsyncGenerator<DescribedFile> {
  const { createSourceDescriber } = await import('./describe-source.js');
  const describe = createSourceDescriber(dialect, options);
  for (const batch of readBatches(files)) yield* joinDescribed(batch, sourcesOf(batch).map(describe));
}

/** The result of a page on disk. */
export interface DescribedFile extends DescribedSource {
  readonly path: string;
  /** SHA-256 of the page's text, hexadecimal; left out if it could not be read. */
  readonly digest?: string;
}

/** Each page of a batch with its result; `described` has the results of those that could be read, in order. */
function* joinDescribed(batch: readonly ReadPage[], described: readonly DescribedSource[]): Generator<DescribedFile> {
  const left = described.values();
  for (const { source, ...page } of batch) {
    yield source === undefined ? page : { ...page, ...left.next().value };
  }
}

function sourcesOf(batch: readonly ReadPage[]) {
  return batch.flatMap(({ source }) => source ?? []);
}

interface ElsewhereOptions extends ThreadOptions {
  readonly workers: number;
}

/** The maximum number of queued batches per thread: enough that it never waits for this one, with little memory. */
const batchesAhead = 8;

/** A batch that a thread is working on. */
interface Handed {
  readonly batch: readonly ReadPage[];
  readonly described: Promise<readonly DescribedSource[]>;
}

/**
 * Describe pages in worker threads, in the given order. This thread reads their texts, and passes on the first ones at once.
 * A failure of a thread is thrown to the consumer.
 */
function describeElsewhere(
  files: readonly PageFile[],
  { workers, ...options }: ElsewhereOptions,
): AsyncGenerator<DescribedFile> {
  const threads = Array.from({ length: workers }, () => startPageThread(options));
  const handing = handOut(files, threads);
  const handed = Array.from({ length: workers * batchesAhead }, () => handing.next().value ?? []).flat();
  return collect(handed, handing, threads);
}

/** Pass batches to the threads in turn. */
function* handOut(files: readonly PageFile[], threads: readonly PageThread[]): Generator<Handed, undefined> {
  let turn = 0;
  for (const batch of readBatches(files)) {
    const described = threads[turn % threads.length]?.describe(sourcesOf(batch)) ?? Promise.resolve([]);
    // It is awaited later, and must not count as an unhandled rejection until then.
    described.catch(() => {});
    yield { batch, described };
    turn += 1;
  }
  return undefined;
}

async function* collect(
  handed: Handed[],
  handing: Generator<Handed, undefined>,
  threads: readonly PageThread[],
): AsyncGenerator<DescribedFile> {
  try {
    for (let next = handed.shift(); next !== undefined; next = handed.shift()) {
      const described = await next.described;
      handed.push(...[handing.next().value ?? []].flat());
      yield* joinDescribed(next.batch, described);
    }
  } finally {
    for (const { stop } of threads) stop();
  }
}
