import { relative, resolve, sep } from 'node:path';
import { manifestFile } from '../4-emit/emit-manifest.js';
import { checkOutput } from '../4-emit/write/check-output.js';
import { OutputError } from '../4-emit/write/output-error.js';
import { countsIn, readOperationCounts } from '../4-emit/write/read-manifest.js';
import { leaveClient, type Written, writeClient } from '../4-emit/write/write-client.js';
import type { Client, OutputCall } from './build-client.js';

type ClientFiles = Pick<Client, 'files' | 'generated' | 'isUnchanged'>;

/** Write a client to the output of a call. Rejects with an `OutputError` if that is not possible; then nothing was changed. */
export async function writeBuilt(call: OutputCall, client: ClientFiles): Promise<Written> {
  refuseOverlap(call, client);
  if (client.isUnchanged) return leaveClient(call.out, client.generated);
  await refuseLoss(call, client);
  return writeClient(call.out, client.generated);
}

/** Throw an `OutputError` if the output is in a folder of pages, or contains one. */
export function refuseOverlap({ folders, out }: OutputCall, { files }: Pick<Client, 'files'>): void {
  const misplaced = checkOutput(out, inputFolders(folders, files));
  if (misplaced) throw misplaced;
}

/** The folders that pages are read from: those of the call, or the documentation roots that were found below one. */
function inputFolders(folders: readonly string[], files: Client['files']): string[] {
  const roots = [...new Set(files.map(({ location, file }) => location.slice(0, -file.length)))];
  return folders.flatMap((folder) => {
    const deeper = roots.filter((root) => isBelow(root, folder));
    return deeper.length > 0 ? deeper : [folder];
  });
}

function isBelow(inner: string, outer: string): boolean {
  const [first = ''] = relative(resolve(outer), resolve(inner)).split(sep);
  return first !== '' && first !== '..';
}

/** Reject with an `OutputError` for a client that lacks more than half of the operations that the output has. */
export async function refuseLoss(
  { out, force = false }: OutputCall,
  { generated }: Pick<Client, 'generated'>,
): Promise<void> {
  if (force) return;
  const before = await readOperationCounts(out);
  const after = countsIn(generated.find(({ path }) => path === manifestFile)?.text ?? '');
  const all = sum([...before.values()]);
  const left = (path: string) => (path === '' ? sum([...after.values()]) : (after.get(path) ?? 0));
  const lost = sum([...before].map(([path, count]) => Math.max(count - left(path), 0)));
  if (lost * 2 > all) throw new OutputError('most-removed', `${lost} of the ${all} operations in ${out}`);
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
