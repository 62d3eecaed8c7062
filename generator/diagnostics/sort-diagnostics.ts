import type { Diagnostic } from '../model/diagnostic.js';

/** Sort by file, place and code, so that the order does not depend on the speed of threads. */
export function sortDiagnostics<D extends Diagnostic>(diagnostics: readonly D[]): D[] {
  return diagnostics.toSorted(
    (one, other) =>
      compare(one.range.file, other.range.file) ||
      one.range.start.line - other.range.start.line ||
      one.range.start.column - other.range.start.column ||
      compare(one.code, other.code),
  );
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
