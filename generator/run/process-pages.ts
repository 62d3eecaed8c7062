import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { PageFile } from '../1-read/find-pages.js';
import type { Dialect } from '../model/dialect.js';
import type { SourceRange } from '../model/source-range.js';
import { createPageProcessor, type PageOutcome, type Wanted } from './process-page.js';

export interface ProcessOptions {
  readonly dialect: Dialect;
  readonly wanted: Wanted;
  /** How many threads work, this one included. */
  readonly threads?: number;
  /** Called whenever pages are done, with their number so far. */
  readonly onProgress?: (done: number) => void;
}

/** What a worker thread is told when it starts. */
export interface WorkerSettings {
  readonly dialect: Dialect;
  readonly wanted: Wanted;
}

const batchSize = 24;
/** Fewer pages than this are done before a second thread has started. */
const worthAThread = 120;

/** All pages, in the order given, on as many threads as are worth starting. */
export async function processPages(files: readonly PageFile[], options: ProcessOptions): Promise<PageOutcome[]> {
  const queue = createQueue(files, options);
  const threads = Math.min(options.threads ?? availableParallelism(), Math.ceil(files.length / worthAThread));
  const workers = Array.from({ length: Math.max(threads - 1, 0) }, () => workElsewhere(queue, options));
  await Promise.all([workHere(queue, options), ...workers]);
  return settleRepeatedCalls(queue.outcomes(), files, options);
}

/** Threads do not see each other's pages, so a call that an earlier page describes is found, and its page done again, at the end. */
async function settleRepeatedCalls(
  outcomes: readonly PageOutcome[],
  files: readonly PageFile[],
  { dialect, wanted }: ProcessOptions,
): Promise<PageOutcome[]> {
  const seen = new Map<string, SourceRange>();
  const settled: PageOutcome[] = [];
  for (const outcome of outcomes) {
    const isRepeated = [...outcome.calls.keys()].some((call) => seen.has(call));
    const file = isRepeated ? files.find(({ path }) => path === outcome.path) : undefined;
    settled.push(file ? (await createPageProcessor(dialect, wanted))(file, seen) : outcome);
    for (const [call, source] of settled.at(-1)?.calls ?? []) seen.set(call, source);
  }
  return settled;
}

interface Queue {
  take(): readonly PageFile[] | undefined;
  give(outcomes: readonly PageOutcome[]): void;
  outcomes(): PageOutcome[];
}

function createQueue(files: readonly PageFile[], { onProgress }: ProcessOptions): Queue {
  const done = new Map<string, PageOutcome>();
  let next = 0;
  return {
    take() {
      const batch = files.slice(next, next + batchSize);
      next += batch.length;
      return batch.length > 0 ? batch : undefined;
    },
    give(outcomes) {
      for (const outcome of outcomes) done.set(outcome.path, outcome);
      onProgress?.(done.size);
    },
    outcomes: () => files.flatMap(({ path }) => done.get(path) ?? []),
  };
}

async function workHere(queue: Queue, { dialect, wanted }: ProcessOptions): Promise<void> {
  const processPage = await createPageProcessor(dialect, wanted);
  for (let batch = queue.take(); batch; batch = queue.take()) {
    queue.give(batch.map((file) => processPage(file)));
    // Lets the other threads hand in their pages and take new ones.
    await new Promise(setImmediate);
  }
}

function workElsewhere(queue: Queue, { dialect, wanted }: ProcessOptions): Promise<void> {
  const workerData: WorkerSettings = { dialect, wanted };
  const worker = new Worker(new URL('./page-worker.js', import.meta.url), {
    workerData,
    // Pages make short-lived objects by the million; a large nursery lets them die young.
    resourceLimits: { maxYoungGenerationSizeMb: 64 },
  });
  return new Promise((resolve, reject) => {
    worker.on('error', reject);
    worker.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`A worker thread ended with code ${code}.`)),
    );
    worker.on('message', (outcomes: readonly PageOutcome[]) => {
      queue.give(outcomes);
      worker.postMessage(queue.take());
    });
  });
}
