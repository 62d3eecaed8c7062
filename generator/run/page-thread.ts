import { Worker } from 'node:worker_threads';
import type { Dialect } from '../model/dialect.js';
import { codeFolder } from '../model/own-folders.js';
import type { PageSource } from '../model/page-tree.js';
import type { DescribedSource, SourceOptions } from './describe-source.js';

/** A thread that describes pages. */
export interface PageThread {
  /** Describe pages, after those of earlier calls. Rejects if the thread fails. */
  readonly describe: (sources: readonly PageSource[]) => Promise<readonly DescribedSource[]>;
  readonly stop: () => void;
}

interface Waiting {
  readonly resolve: (described: readonly DescribedSource[]) => void;
  readonly reject: (reason: unknown) => void;
}

/** What a thread has to know. */
export interface ThreadOptions extends SourceOptions {
  readonly dialect: Dialect;
}

export function startPageThread(options: ThreadOptions): PageThread {
  // Pages create millions of short-lived objects; a large young generation collects them cheaply.
  const resourceLimits = { maxYoungGenerationSizeMb: 64 };
  const file = new URL('run/page-worker.js', codeFolder);
  // Functions of an API cannot be passed to a thread, and describing pages needs none.
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
    // An idle thread does not keep the process alive, even if it is never stopped.
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
