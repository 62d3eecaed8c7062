import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PageFile } from '../1-read/find-pages.js';
import type { AcceptedDiagnostic } from '../diagnostics/accepted-diagnostic.js';
import type { Code } from '../diagnostics/codes.js';
import { collectDiagnostics } from '../diagnostics/report.js';
import { type Accepted, acceptedList } from '../model/accepted.js';
import { checkValue } from '../model/check-value.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { liesIn } from '../model/real-place.js';
import type { SourceRange } from '../model/source-range.js';

export interface SortedDiagnostics {
  /** The diagnostics to show, including those about entries that accept nothing. */
  readonly shown: readonly Diagnostic<Code>[];
  readonly accepted: readonly AcceptedDiagnostic[];
}

const fileName = 'accepted.json';

/**
 * Take out the diagnostics that the roots' `accepted.json` accept, and those accepted `besides`. An error stays: nothing can be
 * emitted in its place.
 */
export function setAside(
  diagnostics: readonly Diagnostic<Code>[],
  pages: readonly PageFile[],
  besides: readonly Accepted[] = [],
): SortedDiagnostics {
  const problems: Diagnostic<Code>[] = [];
  const entries = [...rootsOf(pages).flatMap((root) => readAccepted(root, problems)), ...besides];
  const used = new Set<Accepted>();
  const accepted: AcceptedDiagnostic[] = [];
  const shown = diagnostics.filter((diagnostic) => {
    const entry = entries.find((candidate) => accepts(candidate, diagnostic));
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

function accepts({ code, file, line }: Accepted, { code: reported, range }: Diagnostic<Code>): boolean {
  return code === reported && file === range.file && (line ?? range.start.line) === range.start.line;
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
