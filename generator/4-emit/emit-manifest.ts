import * as v from 'valibot';
import { checkValue, mapOf, text } from '../model/check-value.js';
import type { GeneratedFile } from '../model/generated-file.js';
import { hashGenerated } from '../model/hash-generated.js';
import { type FileEntry, operationsOf, pagesOf } from './lay-out-files.js';
import { sortBy } from './sort-by.js';

/** The name of the manifest in a client; it lists every other file that docwright wrote. */
export const manifestFile = 'manifest.json';

const count = v.fallback(v.number(), 0);

/** What other versions wrote lacks some members; of those that people have edited, what is as it should be counts. */
const manifestSchema = v.looseObject({
  /** The version that wrote the client. */
  docwright: text,
  /** What the pages hash to. */
  input: v.optional(v.unknown()),
  pages: v.optional(count),
  operations: v.optional(count),
  notifications: v.optional(count),
  fields: v.optional(count),
  /** SHA-256 of each file, by path. */
  files: v.fallback(v.optional(mapOf(v.unknown())), undefined),
  /** How many operations each file has, by path. */
  operationsIn: v.fallback(v.optional(mapOf(count)), undefined),
});

export type Manifest = v.InferOutput<typeof manifestSchema>;

/** What a manifest says; `undefined` for a text that is none of docwright's. */
export function parseManifest(written: string): Manifest | undefined {
  const checked = checkValue(manifestSchema, parseJson(written));
  return 'value' in checked ? checked.value : undefined;
}

function parseJson(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}

interface ManifestParts {
  readonly entries: readonly FileEntry[];
  readonly files: readonly GeneratedFile[];
  readonly version: string;
  readonly input: string;
}

/** `manifest.json`: what made the client, how much is in it, and what each file hashes to. */
export function emitManifest({ entries, files, version, input }: ManifestParts): GeneratedFile {
  const hashes = sortBy(files, ({ path }) => path).map((file) => [file.path, hashGenerated(file)]);
  const counts = sortBy(entries, ({ file }) => file).map((entry) => [entry.file, operationsOf(entry).length]);
  const manifest: Manifest = {
    docwright: version,
    input,
    ...countOperations(entries),
    files: Object.fromEntries(hashes),
    operationsIn: Object.fromEntries(counts),
  };
  return { path: manifestFile, text: `${JSON.stringify(manifest, null, 2)}\n` };
}

/** How many pages, operations, notifications among these, and fields the client has. */
export function countOperations(entries: readonly FileEntry[]) {
  const all = entries.flatMap(operationsOf);
  return {
    pages: new Set(entries.flatMap(pagesOf)).size,
    operations: all.length,
    notifications: all.filter(({ kind }) => kind === 'notification').length,
    fields: all.reduce((sum, { fields }) => sum + fields, 0),
  };
}
