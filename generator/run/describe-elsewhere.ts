import type { PageFile } from '../1-read/find-pages.js';
import type { DescribedSource } from './describe-source.js';
import { type DescribedFile, joinDescribed, sourcesOf } from './described-file.js';
import { type PageThread, startPageThread, type ThreadOptions } from './page-thread.js';
import { type ReadPage, readBatches } from './read-pages.js';

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
export function describeElsewhere(
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
