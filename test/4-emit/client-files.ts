import type { GeneratedFile } from '../../generator/model/generated-file.js';

/** Files with the manifest that lists them. */
export function client(files: Readonly<Record<string, string>>): GeneratedFile[] {
  const given = Object.entries(files).map(([path, text]) => ({ path, text }));
  return [...given, { path: 'manifest.json', text: JSON.stringify({ docwright: '0.0.0', files }) }];
}

/** A client of 300 files that all have the same text. */
export function manyFiles(text: string): GeneratedFile[] {
  return client(Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`v3/${index % 7}/${index}.ts`, text])));
}
