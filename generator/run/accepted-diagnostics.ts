import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PageFile } from '../1-read/find-pages.js';
import type { AcceptedDiagnostic } from '../diagnostics/accepted-diagnostic.js';
import type { Code } from '../diagnostics/codes.js';
import { collectDiagnostics } from '../diagnostics/report.js';
import { type Accepted, acceptedList } from '../model/accepted.js';
import { checkValue } from '../model/check-value.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { matchOperations } from '../model/match-operations.js';
import { liesIn } from '../model/real-place.js';
import type { SourceRange } from '../model/source-range.js';
import type { PageResult } from './run-events.js';

export interface SortedDiagnostics {
  /** The diagnostics to show, including those about entries that accept nothing. */
  readonly shown: readonly Diagnostic<Code>[];
  readonly accepted: readonly AcceptedDiagnostic[];
}

const fileName = 'accepted.json';

interface Accepting {
  readonly pages: readonly PageFile[];
  /** What the pages describe, for entries that name an operation. */
  readonly results: readonly Pick<PageResult, 'path' | 'calls'>[];
  /** What is accepted besides the files. */
  readonly besides?: readonly Accepted[];
}

/**
 * Take out the diagnostics that the roots' `accepted.json` accept, and those accepted `besides`. An error stays: nothing can be
 * emitted in its place.
 */
export function setAside(
  diagnostics: readonly Diagnostic<Code>[],
  { pages, results, besides = [] }: Accepting,
): SortedDiagnostics {
  const problems: Diagnostic<Code>[] = [];
  const entries = [...rootsOf(pages).flatMap((root) => readAccepted(root, problems)), ...besides];
  const used = new Set<Accepted>();
  const operationAt = locateOperations(results);
  const accepted: AcceptedDiagnostic[] = [];
  const shown = diagnostics.filter((diagnostic) => {
    const entry = entries.find((candidate) => accepts(candidate, diagnostic, operationAt));
    if (entry === undefined) return true;
    used.add(entry);
    if (diagnostic.severity === 'error') return true;
    accepted.push({ diagnostic, reason: entry.reason });
    return false;
  });
  const report = collectDiagnostics(problems);
  for (const { code, file } of entries.filter((entry) => !used.has(entry)))
    report('accepted-idle', top, { code, page: file });
  return { shown: [...problems, ...shown], accepted };
}

const top: SourceRange = { file: fileName, start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };

function accepts(
  { code, file, line, operation }: Accepted,
  { code: reported, range }: Diagnostic<Code>,
  operationAt: OperationAt,
): boolean {
  const isThere = code === reported && file === range.file && (line ?? range.start.line) === range.start.line;
  return isThere && (operation === undefined || operationAt(range, operation));
}

/** Whether a place belongs to the operation that a name means. */
type OperationAt = (place: SourceRange, written: string) => boolean;

function locateOperations(results: Accepting['results']): OperationAt {
  const placed = results.flatMap(({ path, calls }) => calls.map((described) => ({ page: { path }, ...described })));
  return ({ file, start }, written) => {
    const above = placed.filter(({ source }) => source.file === file && source.start.line <= start.line);
    const meant = matchOperations(
      written,
      placed.filter(({ source }) => source.file === file),
    );
    const [last] = above.toSorted((one, other) => other.source.start.line - one.source.start.line);
    return last !== undefined && meant.length === 1 && meant[0] === last;
  };
}

/** The possible places of `accepted.json` beside the pages; not all of them exist. */
export function placesOfAccepted(pages: readonly PageFile[]): string[] {
  return rootsOf(pages).map((root) => join(root, fileName));
}

function rootsOf(pages: readonly PageFile[]): string[] {
  return [...new Set(pages.map(({ location, file }) => location.slice(0, -file.length)))];
}

function readAccepted(root: string, problems: Diagnostic<Code>[]): Accepted[] {
  const path = join(root, fileName);
  if (!existsSync(path)) return [];
  const report = collectDiagnostics(problems);
  if (!liesIn(root, path)) {
    report('accepted-invalid', top, { reason: 'its link leads out of the documentation folder' });
    return [];
  }
  try {
    const checked = checkValue(acceptedList, JSON.parse(readFileSync(path, 'utf8')));
    if ('value' in checked) return checked.value;
    report('accepted-invalid', top, { reason: `${checked.path || 'it'} ${checked.what}` });
  } catch (error) {
    report('accepted-invalid', top, { reason: error instanceof Error ? error.message : String(error) });
  }
  return [];
}
