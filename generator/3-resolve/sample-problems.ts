import type { Report } from '../diagnostics/report.js';
import type { SampleValue } from '../model/sample.js';
import type { Position, SourceRange } from '../model/source-range.js';

/** A difference between a sample and its table, which is reported after the form of the sample is known. */
export type Problem = (report: Report, file: string) => void;

/** The sample has a member of another kind than the table. */
export function differs(name: string, documented: string, sample: SampleValue): Problem {
  const written = nameKind(sample);
  return (report, file) => report('sample-kind-differs', at(file, sample.position), { name, documented, written });
}

/** The sample passes a member that a request of the client does not have, although the table has a row for it. */
export function idle(name: string, position: Position): Problem {
  return (report, file) => report('sample-key-idle', at(file, position), { name });
}

/** The sample has a member that the table lacks. */
export function undocumented(name: string, position: Position): Problem {
  return (report, file) => report('sample-key-undocumented', at(file, position), { name });
}

/** The sample has a value that is not among those listed. */
export function unlisted(name: string, value: string | number, position: Position): Problem {
  return (report, file) => report('sample-value-unlisted', at(file, position), { name, value });
}

/** The table has a required member that the sample lacks. */
export function missing(name: string, position: Position): Problem {
  return (report, file) => report('sample-member-missing', at(file, position), { name });
}

function at(file: string, position: Position): SourceRange {
  return { file, start: position, end: position };
}

function nameKind(sample: SampleValue): string {
  if (sample.kind === 'apply') return sample.callee;
  if (sample.kind !== 'scalar') return sample.kind;
  return sample.value === null ? 'null' : typeof sample.value;
}
