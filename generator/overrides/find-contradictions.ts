import type { Report } from '../diagnostics/report.js';
import type { Override } from '../model/override.js';

/** Report the overrides of one place of which one drops what another keeps. */
export function findContradictions(overrides: readonly Override[], report: Report): void {
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
