import { parentPort, workerData } from 'node:worker_threads';
import type { WorkerTask } from './describe-elsewhere.js';
import { createFileDescriber } from './describe-file.js';

// A thread of its own: describes its batches one after the other, and hands each over as JSON, which is quicker than cloning.
const { dialect, batches }: WorkerTask = workerData;
const describe = createFileDescriber(dialect);
for (const batch of batches) parentPort?.postMessage(JSON.stringify(batch.map(describe)));
