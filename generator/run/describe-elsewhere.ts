import { Worker } from 'node:worker_threads';
import type { PageFile } from '../1-read/find-pages.js';
import type { Dialect } from '../model/dialect.js';
import { codeFolder } from '../model/own-folders.js';
import type { DescribedFile } from './describe-file.js';

interface ElsewhereOptions {
  readonly dialect: Dialect;
  readonly workers: number;
}

/** What a worker thread is given when it starts: each takes every n-th batch, beginning with its own number. */
export interface WorkerTask {
  readonly dialect: Dialect;
  readonly batches: readonly (readonly PageFile[])[];
}

/** Batches done by worker threads, in the order given. A thread that fails makes the reader fail. */
export function describeElsewhere(
  batches: readonly (readonly PageFile[])[],
  { dialect, workers }: ElsewhereOptions,
): AsyncGenerator<DescribedFile> {
  const threads = Array.from({ length: workers }, (_, number) =>
    startThread({ dialect, batches: batches.filter((_batch, index) => index % workers === number) }),
  );
  return takeTurns(threads, batches.length);
}

async function* takeTurns(threads: readonly Thread[], batches: number): AsyncGenerator<DescribedFile> {
  try {
    for (let index = 0; index < batches; index += 1) yield* (await threads[index % threads.length]?.next()) ?? [];
  } finally {
    await Promise.all(threads.map(({ stop }) => stop()));
  }
}

interface Thread {
  /** The thread's next batch. */
  next(): Promise<readonly DescribedFile[]>;
  stop(): Promise<void>;
}

function startThread(workerData: WorkerTask): Thread {
  // Pages make short-lived objects by the million; a large nursery lets them die young.
  const resourceLimits = { maxYoungGenerationSizeMb: 64 };
  const worker = new Worker(new URL('run/page-worker.js', codeFolder), { workerData, resourceLimits, execArgv: [] });
  const arrived: (readonly DescribedFile[])[] = [];
  let wake = () => {};
  let failure: unknown;
  worker.on('message', (json: string) => {
    arrived.push(JSON.parse(json));
    wake();
  });
  const fail = (error: unknown) => {
    failure ??= error;
    wake();
  };
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('A worker thread ended before its pages were done.')));
  return {
    async next() {
      while (arrived.length === 0 && failure === undefined) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      const batch = arrived.shift();
      if (batch === undefined) throw failure;
      return batch;
    },
    stop: async () => void (await worker.terminate()),
  };
}
