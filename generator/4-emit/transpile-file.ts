import type { EmitSettings } from '../model/emit-settings.js';
import type { GeneratedFile } from '../model/generated-file.js';

/** What a TypeScript file becomes: its code and its declarations, and the `mappings` of the code's source map. */
export interface Transpiled {
  readonly code: string;
  readonly declarations: string;
  readonly mappings: string;
}

/** Throws where a file is not TypeScript that can be transpiled by itself. */
export type Transpile = (file: GeneratedFile) => Transpiled;

/** The files that a TypeScript file is written as: `v3/a.ts` itself, or `v3/a.js` with its declarations and source map. */
export function listWritten(file: string, { emit, format }: Pick<EmitSettings, 'emit' | 'format'>): string[] {
  if (emit === 'ts') return [file];
  const stem = file.replace(/\.ts$/, '');
  // A formatter moves code, so that no source map fits any more.
  return [`${stem}.js`, `${stem}.d.ts`, ...(format ? [] : [`${stem}.js.map`])];
}

interface Transpiling {
  /** What the file begins with, whole lines; each file that it becomes begins with it. */
  readonly head: string;
  readonly format: EmitSettings['format'];
  readonly transpile: Transpile;
}

/** Make of a TypeScript file the files that `listWritten` names. */
export function transpileFile(file: GeneratedFile, { head, format, transpile }: Transpiling): GeneratedFile[] {
  const top = head + (/^(?:\/\/.*\n)*/.exec(file.text.slice(head.length))?.[0] ?? '');
  const lines = top.split('\n').length - 1;
  // A transpiler drops the comments of imports that it drops. Blank lines keep the lines of the source map.
  const made = transpile({ path: file.path, text: '\n'.repeat(lines) + file.text.slice(top.length) });
  const [script = '', declarations = '', map] = listWritten(file.path, { emit: 'js', ...(format && { format }) });
  const link = map === undefined ? '' : `//# sourceMappingURL=${encodeURIComponent(baseName(map))}\n`;
  const written = [
    { path: script, text: `${top}${made.code}${link}` },
    { path: declarations, text: top + made.declarations },
  ];
  if (map === undefined) return written;
  const mappings = ';'.repeat(lines) + made.mappings;
  return [...written, { path: map, text: printMap(file, script, mappings) }];
}

function printMap({ path, text }: GeneratedFile, script: string, mappings: string): string {
  const map = { version: 3, file: baseName(script), sources: [baseName(path)], sourcesContent: [text], names: [] };
  return `${JSON.stringify({ ...map, mappings })}\n`;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
