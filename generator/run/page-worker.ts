import { parentPort, workerData } from 'node:worker_threads';
import type { PageSource } from '../model/page-tree.js';
import { createSourceDescriber } from './describe-source.js';
import type { ThreadOptions } from './page-thread.js';

// A worker thread: describes the pages that it receives, and returns them as JSON, which is faster than cloning.
const { dialect, ...options }: ThreadOptions = workerData;
const describe = createSourceDescriber(dialect, options);
parentPort?.on('message', (sources: PageSource[]) => parentPort?.postMessage(JSON.stringify(sources.map(describe))));
