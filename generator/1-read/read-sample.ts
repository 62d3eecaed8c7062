import type { CodeBlock, ReadSample } from '../model/page-tree.js';
import type { SampleRead } from '../model/sample.js';
import { readPhpSample } from './php/read-php-sample.js';

/** Read a sample by the language of its fence; `undefined` when it holds no call, or its language has no reader. */
export function readSample(block: CodeBlock): SampleRead | undefined {
  return readers.get(block.language)?.(block);
}

/* A language more is a line more. */
const readers: ReadonlyMap<string, ReadSample> = new Map([['php', (block) => readPhpSample(block)]]);
