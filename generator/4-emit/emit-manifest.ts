import type { GeneratedFile } from '../model/generated-file.js';
import { hashGenerated } from '../model/hash-generated.js';
import type { PageEntry } from './page-entry.js';
import { sortBy } from './sort-by.js';

/** The name of the manifest in a client; it lists every other file that docwright wrote. */
export const manifestFile = 'manifest.json';

interface ManifestParts {
  readonly entries: readonly PageEntry[];
  readonly files: readonly GeneratedFile[];
  readonly version: string;
  readonly input: string;
}

/** `manifest.json`: what made the client, how much is in it, and what each file hashes to. */
export function emitManifest({ entries, files, version, input }: ManifestParts): GeneratedFile {
  const hashes = sortBy(files, ({ path }) => path).map((file) => [file.path, hashGenerated(file)]);
  const counts = sortBy(entries, ({ file }) => file).map(({ file, operations }) => [file, operations.length]);
  const manifest = {
    docwright: version,
    input,
    ...countOperations(entries),
    files: Object.fromEntries(hashes),
    operationsIn: Object.fromEntries(counts),
  };
  return { path: manifestFile, text: `${JSON.stringify(manifest, null, 2)}\n` };
}

/** How many pages, operations, notifications among these, and fields the client has. */
export function countOperations(entries: readonly PageEntry[]) {
  const all = entries.flatMap(({ operations }) => operations);
  return {
    pages: entries.length,
    operations: all.length,
    notifications: all.filter(({ kind }) => kind === 'notification').length,
    fields: all.reduce((sum, { fields }) => sum + fields, 0),
  };
}
