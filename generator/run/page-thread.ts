import { Worker } from 'node:worker_threads';
import type { Dialect } from '../model/dialect.js';
import { codeFolder } from '../model/own-folders.js';
import type { PageSource } from '../model/page-tree.js';
import type { DescribedSource } from './describe-source.js';

/** A thread that describes pages. */
export interface PageThread {
  /** Those of one call are done before those of the next. Fails when the thread does. */
  readonly describe: (sources: readonly PageSource[]) => Promise<readonly DescribedSource[]>;
  readonly stop: () => void;
}

interface Waiting {
  readonly resolve: (described: readonly DescribedSource[]) => void;
  readonly reject: (reason: unknown) => void;
}

/** What a thread has to know. */
export interface ThreadOptions {
  readonly dialect: Dialect;
  readonly explained: boolean;
}

export function startPageThread(options: ThreadOptions): PageThread {
  // Pages make short-lived objects by the million; a large nursery lets them die young.
  const resourceLimits = { maxYoungGenerationSizeMb: 64 };
  const file = new URL('run/page-worker.js', codeFolder);
  // Functions of an API cannot be handed to a thread, and describing pages needs none.
  const workerData: unknown = JSON.parse(JSON.stringify(options));
  const worker = new Worker(file, { workerData, resourceLimits, execArgv: [] });
  const waiting: Waiting[] = [];
  let failure: unknown;
  const fail = (error: unknown) => {
    failure ??= error;
    for (const { reject } of waiting) reject(failure);
  };
  worker.on('message', (json: string) => {
    waiting.shift()?.resolve(JSON.parse(json));
    // A thread that nobody waits for keeps no process from its end, whether it was stopped or forgotten.
    if (waiting.length === 0) worker.unref();
  });
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('A worker thread ended before its pages were done.')));
  return {
    describe: (sources) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        worker.ref();
        if (failure === undefined) worker.postMessage(sources);
        else reject(failure);
      }),
    stop: () => void worker.terminate(),
  };
}
