import { parentPort, workerData } from 'node:worker_threads';
import type { PageSource } from '../model/page-tree.js';
import { createSourceDescriber } from './describe-source.js';

// A thread of its own: describes the pages that it is sent, and hands them back as JSON, which is quicker than cloning.
const describe = createSourceDescriber(workerData);
parentPort?.on('message', (sources: PageSource[]) => parentPort?.postMessage(JSON.stringify(sources.map(describe))));
