import type { Code } from '../diagnostics/codes.js';
import type { Report } from '../diagnostics/report.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Override } from '../model/override.js';
import type { Operation, Page } from '../model/schema.js';

interface Settling {
  readonly override: Override;
  readonly operation: Operation;
  readonly page: Page;
}

/** The diagnostics but for those of the operation that the override settles. An error stays: its operation is not there. */
export function settleDiagnostics(
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
