import type { Outcome } from './send-records.js';

interface Row {
  readonly records: number;
  readonly equal: number;
  /** Records with a difference. */
  readonly different: number;
}

/** Count outcomes by the kind of their record. */
export function tallyOutcomes(outcomes: readonly Outcome[]): Readonly<Record<string, Row>> {
  const kinds = [...new Set(outcomes.map(({ record }) => record.kind))];
  const rows = kinds.map((kind): [string, Row] => [kind, count(outcomes.filter(({ record }) => record.kind === kind))]);
  return { ...Object.fromEntries(rows), all: count(outcomes) };
}

function count(outcomes: readonly Outcome[]): Row {
  const equal = outcomes.filter(({ differences }) => differences.length === 0).length;
  return { records: outcomes.length, equal, different: outcomes.length - equal };
}
