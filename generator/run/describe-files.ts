import { availableParallelism } from 'node:os';
import type { PageFile } from '../1-read/find-pages.js';
import type { DescriberOptions } from '../describe-page.js';
import type { Dialect } from '../model/dialect.js';
import type { DescribedSource } from './describe-source.js';
import { type PageThread, startPageThread, type ThreadOptions } from './page-thread.js';
import { type ReadPage, readBatches } from './read-pages.js';

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

/** What became of a page on disk. */
export interface DescribedFile extends DescribedSource {
  readonly path: string;
  /** SHA-256 of the page's text, hexadecimal; left out when it could not be read. */
  readonly digest?: string;
}

/** Each page of a batch with what its text was found to say; `described` has those that could be read, in order. */
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

/** What each thread has before it at most: enough that it never waits for this one, and little is held. */
const batchesAhead = 8;

/** A batch that a thread is at work on. */
interface Handed {
  readonly batch: readonly ReadPage[];
  readonly described: Promise<readonly DescribedSource[]>;
}

/**
 * Pages described by threads of their own, in the order given. This one reads their texts, and hands out the first at
 * once. A thread that fails makes the reader fail.
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

/** The n-th batch goes to the n-th thread, and so on in turn. */
function* handOut(files: readonly PageFile[], threads: readonly PageThread[]): Generator<Handed, undefined> {
  let turn = 0;
  for (const batch of readBatches(files)) {
    const described = threads[turn % threads.length]?.describe(sourcesOf(batch)) ?? Promise.resolve([]);
    // It is awaited in its turn; until then a failure is nobody's.
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
