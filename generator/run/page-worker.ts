import { parentPort, workerData } from 'node:worker_threads';
import type { PageFile } from '../1-read/find-pages.js';
import { createPageProcessor } from './process-page.js';
import type { WorkerSettings } from './process-pages.js';

// A thread of its own: asks for pages by handing in those that it has done, and ends when there are no more.
const { dialect, wanted }: WorkerSettings = workerData;
const processPage = await createPageProcessor(dialect, wanted);

parentPort?.on('message', (batch: readonly PageFile[] | undefined) => {
  if (batch === undefined) parentPort?.close();
  else parentPort?.postMessage(batch.map((file) => processPage(file)));
});
parentPort?.postMessage([]);
