import { parentPort, workerData } from 'node:worker_threads';
import type { PageSource } from '../model/page-tree.js';
import { createSourceDescriber } from './describe-source.js';
import type { ThreadOptions } from './page-thread.js';

// A thread of its own: describes the pages that it is sent, and hands them back as JSON, which is quicker than cloning.
const { dialect, ...options }: ThreadOptions = workerData;
const describe = createSourceDescriber(dialect, options);
parentPort?.on('message', (sources: PageSource[]) => parentPort?.postMessage(JSON.stringify(sources.map(describe))));
