import { type Document, parseDocument } from 'yaml';
import type { Report } from '../diagnostics/report.js';
import { firstLine } from '../model/trim-end.js';
import { readSimpleYaml } from './fast-path/read-simple-yaml.js';

type FrontMatter = Readonly<Record<string, unknown>>;

/**
 * Read the YAML between the `---` lines, which is always at the top of a page.
 *
 *     ---
 *     title: Lend a book
 *     ---
 */
export function readFrontMatter(yaml: string, file: string, report: Report): FrontMatter {
  const simple = readSimpleYaml(yaml);
  if (simple !== undefined) return simple;
  if (yaml.length > longest) {
    const reason = `it is longer than ${longest} characters`;
    report('front-matter-invalid', range({ file, yaml }, { line: 0, col: 1 }), { reason });
    return {};
  }
  const document = parseDocument(yaml, { logLevel: 'silent' });
  const [error] = document.errors;
  if (error === undefined) {
    const { mapping, reason } = evaluate(document);
    if (mapping !== undefined) return mapping;
    report('front-matter-invalid', range({ file, yaml }, { line: 0, col: 1 }), { reason });
    return {};
  }
  const [start = { line: 1, col: 1 }, end = start] = error.linePos ?? [];
  report('front-matter-invalid', range({ file, yaml }, start, end), { reason: firstLine(error.message) });
  return {};
}

/** yaml compares each key with all keys before it. */
const longest = 50_000;

type Evaluation =
  | { readonly mapping: FrontMatter; readonly reason?: undefined }
  | { readonly mapping?: undefined; readonly reason: string };

/** yaml throws for aliases that expand without limit. */
function evaluate(document: Document): Evaluation {
  try {
    const value: unknown = document.toJS({ maxAliasCount: 100, reviver: withoutPrototype });
    if (value === null || value === undefined) return { mapping: {} };
    return isMapping(value) ? { mapping: value } : { reason: 'it is not a mapping of names to values' };
  } catch (error) {
    return { reason: error instanceof Error ? firstLine(error.message) : String(error) };
  }
}

/** A key `__proto__` would change the prototype of whatever it is copied to. */
function withoutPrototype(key: unknown, value: unknown): unknown {
  return key === '__proto__' ? undefined : value;
}

function isMapping(value: unknown): value is FrontMatter {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

interface YamlPosition {
  readonly line: number;
  readonly col: number;
}

/** The YAML starts in the second line of its page. For errors that yaml finds late, its columns may be beyond the line end. */
function range({ file, yaml }: { file: string; yaml: string }, start: YamlPosition, end: YamlPosition = start) {
  const lines = yaml.split('\n');
  const place = ({ line, col }: YamlPosition) => {
    return { line: line + 1, column: Math.min(col, (lines[line - 1] ?? '').length + 2) };
  };
  return { file, start: place(start), end: place(end) };
}
