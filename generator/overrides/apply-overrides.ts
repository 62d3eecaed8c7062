import type { Code } from '../diagnostics/codes.js';
import type { Report } from '../diagnostics/report.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { matchOperations } from '../model/match-operations.js';
import { nearestNames } from '../model/nearest-names.js';
import type { Override } from '../model/override.js';
import type { Operation, Page } from '../model/schema.js';
import { changeOperation } from './change-operation.js';

interface Described {
  readonly page: Page;
  readonly diagnostics: readonly Diagnostic<Code>[];
}

/** Its diagnostics are without those that its overrides settle. */
export interface CorrectedPage extends Described {
  /** The overrides that changed something, in the order in which they did. */
  readonly applied: readonly Override[];
}

/** The page as its overrides have it, one after the other. What they are not good for is reported. */
export function applyOverrides(described: Described, overrides: readonly Override[], report: Report): CorrectedPage {
  const start: CorrectedPage = { ...described, applied: [] };
  return overrides.reduce((corrected, override) => applyOverride(corrected, override, report), start);
}

function applyOverride(corrected: CorrectedPage, override: Override, report: Report): CorrectedPage {
  const { page, diagnostics, applied } = corrected;
  const operation = findOperation(page, override);
  if (typeof operation === 'string') return tellUnmatched(corrected, { override, reason: operation }, report);
  const outcome = changeOperation(operation, override);
  if (outcome.kind === 'refused') return tellUnmatched(corrected, { override, reason: outcome.reason }, report);
  if (outcome.kind === 'idle') {
    if (override.origin === 'project') report('override-idle', override.source, { page: page.path });
    return corrected;
  }
  return {
    page: replaceOperation(page, operation, outcome.value),
    diagnostics: settleDiagnostics(diagnostics, { override, operation, page }, report),
    applied: [...applied, override],
  };
}

function tellUnmatched(
  corrected: CorrectedPage,
  { override, reason }: { readonly override: Override; readonly reason: string },
  report: Report,
): CorrectedPage {
  report('override-unmatched', override.source, { page: corrected.page.path, reason });
  return corrected;
}

/** The operation that is meant, or why there is none. */
function findOperation(page: Page, { operation: written }: Override): Operation | string {
  const placed = page.operations.map((operation) => ({ page, operation }));
  const meant = written === undefined ? placed : matchOperations(written, placed);
  const [first, ...others] = meant;
  if (first && others.length === 0) return first.operation;
  const anchors = page.operations.map(({ anchor }) => anchor);
  if (first)
    return `it has several operations, ${shorten(meant.map(({ operation }) => operation.anchor))}; name one of them`;
  if (written === undefined || anchors.length === 0) return 'it has no operation';
  const near = nearestNames(written, anchors);
  const advice =
    anchors.length > mostNames && near.length > 0
      ? `the nearest are ${near.join(', ')}`
      : `its operations are ${shorten(anchors)}`;
  return `it has no operation ${written}; ${advice}`;
}

/** More do not fit into a message. */
const mostNames = 3;

function shorten(names: readonly string[]): string {
  const others = names.length - mostNames;
  return [...names.slice(0, mostNames), ...(others > 0 ? [`and ${others} others`] : [])].join(', ');
}

function replaceOperation(page: Page, before: Operation, after: Operation | undefined): Page {
  const operations = page.operations.flatMap((operation) => {
    if (operation !== before) return [operation];
    return after ? [after] : [];
  });
  return { ...page, operations };
}

interface Settling {
  readonly override: Override;
  readonly operation: Operation;
  readonly page: Page;
}

/** The diagnostics but for those of the operation that the override settles. An error stays: its operation is not there. */
function settleDiagnostics(
  diagnostics: readonly Diagnostic<Code>[],
  { override, operation, page }: Settling,
  report: Report,
): readonly Diagnostic<Code>[] {
  if (override.settles.length === 0) return diagnostics;
  const from = operation.source.start.line;
  const starts = page.operations.map(({ source }) => source.start.line).filter((line) => line > from);
  const to = Math.min(...starts);
  const isSettled = ({ code, severity, range }: Diagnostic<Code>) =>
    override.settles.includes(code) && severity !== 'error' && range.start.line >= from && range.start.line < to;
  const settled = new Set<string>(diagnostics.filter(isSettled).map(({ code }) => code));
  for (const code of override.settles.filter((each) => !settled.has(each))) {
    if (override.origin === 'project') report('override-settles-nothing', override.source, { code });
  }
  return diagnostics.filter((diagnostic) => !isSettled(diagnostic));
}
