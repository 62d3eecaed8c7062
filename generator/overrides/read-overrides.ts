import { isSeq, LineCounter, parseDocument } from 'yaml';
import type { Report } from '../diagnostics/report.js';
import type { Override } from '../model/override.js';
import { firstLine } from '../model/trim-end.js';
import type { YamlContext } from './read-mapping.js';
import { readOverride } from './read-override.js';

/** A file of overrides that was read from disk. */
export interface OverridesSource {
  /** As it is named to people. */
  readonly file: string;
  readonly text: string;
  readonly origin: Override['origin'];
  readonly api: YamlContext['api'];
}

/** Nobody writes more by hand, and reading takes time. */
const longest = 1_000_000;

/** The entries of a file of overrides; those that are wrong are reported and left out. */
export function readOverrides({ file, text, origin, api }: OverridesSource, report: Report): readonly Override[] {
  const lines = new LineCounter();
  const context: YamlContext = { file, lines, report, api, depth: 0 };
  const tell = (reason: string, line = 1, column = 1) => {
    const start = { line, column };
    report('overrides-unreadable', { file, start, end: start }, { reason });
    return [];
  };
  if (text.length > longest) return tell(`the file is longer than ${longest} characters`);
  const parsed = parse(text, lines);
  if (typeof parsed === 'string') return tell(parsed);
  const [error] = parsed.errors;
  const { line, col } = error?.linePos?.[0] ?? { line: 1, col: 1 };
  if (error) return tell(firstLine(error.message), line, col);
  if (parsed.contents === null) return [];
  if (!isSeq(parsed.contents)) return tell('it is not a list');
  const overrides = parsed.contents.items.flatMap((node) => readOverride(node, origin, context) ?? []);
  findContradictions(overrides, report);
  return overrides;
}

/** The document, or why there is none. yaml compares each key with each before it, which we do quicker. */
function parse(text: string, lineCounter: LineCounter) {
  try {
    return parseDocument(text, { lineCounter, uniqueKeys: false, logLevel: 'silent' });
  } catch (error) {
    return error instanceof RangeError ? 'it is nested too deeply' : String(error);
  }
}

/** Report the overrides of one place of which one drops what another keeps. */
function findContradictions(overrides: readonly Override[], report: Report): void {
  const seen = new Map<string, Override>();
  for (const override of overrides) {
    const place = placeOf(override);
    const first = seen.get(place);
    if (first === undefined) seen.set(place, override);
    else if (drops(first) !== drops(override)) {
      report('override-contradictory', override.source, { line: first.source.start.line });
    }
  }
}

function placeOf({ page, operation, action }: Override): string {
  return JSON.stringify([page, operation, 'field' in action ? action.field.text : '']);
}

function drops({ action }: Override): boolean {
  return action.kind === 'drop' || action.kind === 'drop-operation';
}
