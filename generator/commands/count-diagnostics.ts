import type { Colors } from '../diagnostics/print-diagnostics.js';
import type { Diagnostic, Severity } from '../model/diagnostic.js';

interface CountOptions {
  readonly acceptedCount: number;
  readonly colors: Colors;
}

/**
 * The number of diagnostics by severity and by code.
 *
 *     3 warnings, 1 info (2 accepted)
 *        2 sample-value-unlisted
 *        1 indent-jump
 */
export function countDiagnostics(diagnostics: readonly Diagnostic[], { acceptedCount, colors }: CountOptions): string {
  const accepted = acceptedCount > 0 ? colors.dim(` (${acceptedCount} accepted)`) : '';
  const head = wordCounts(diagnostics) || 'nothing to fix';
  return [head + accepted, ...byCode(diagnostics, colors)].join('\n');
}

const severities: readonly Severity[] = ['error', 'warning', 'info'];

/** `1 error, 3 warnings`, or an empty text without diagnostics. */
export function wordCounts(diagnostics: readonly Diagnostic[]): string {
  return severities
    .map((severity) => ({
      severity,
      count: diagnostics.filter((diagnostic) => diagnostic.severity === severity).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${count} ${severity}${count === 1 ? '' : 's'}`)
    .join(', ');
}

function byCode(diagnostics: readonly Diagnostic[], colors: Colors): string[] {
  const counts = new Map<string, number>();
  for (const { code } of diagnostics) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts]
    .toSorted(([one, ones], [other, others]) => others - ones || (one < other ? -1 : 1))
    .map(([code, count]) => `${String(count).padStart(8)} ${colors.dim(code)}`);
}
