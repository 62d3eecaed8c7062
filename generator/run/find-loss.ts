import { manifestFile } from '../4-emit/emit-manifest.js';
import { OutputError } from '../4-emit/write/output-error.js';
import { countsIn, readOperationCounts } from '../4-emit/write/read-manifest.js';
import type { GeneratedFile } from '../model/generated-file.js';

/** The reason not to write a client that lacks more than half of the operations that the output has; `undefined` when it has enough. */
export async function findLoss(out: string, files: readonly GeneratedFile[]): Promise<OutputError | undefined> {
  const before = await readOperationCounts(out);
  const after = countsIn(files.find(({ path }) => path === manifestFile)?.text ?? '');
  const all = sum([...before.values()]);
  const left = (path: string) => (path === '' ? sum([...after.values()]) : (after.get(path) ?? 0));
  const lost = sum([...before].map(([path, count]) => Math.max(count - left(path), 0)));
  return lost * 2 > all ? new OutputError('most-removed', `${lost} of the ${all} operations in ${out}`) : undefined;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
