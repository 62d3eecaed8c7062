import { claim } from './names.js';
import { toFileName } from './page-file.js';
import { sortBy } from './sort-by.js';

/**
 * What callers write for each of the segments that stand side by side in a URL.
 *
 *     payroll-card → payrollCard, {transaction_id} → _transaction_id_, everything else as it is
 *
 * Where two would be the same, the one that is spelt so keeps the name, then the first; the other keeps its own spelling.
 */
export function nameMembers(segments: readonly string[]): Map<string, string> {
  const taken = new Set(segments.filter((segment) => toMember(segment) === segment));
  const names = new Map<string, string>();
  for (const segment of sortBy(segments, (text) => text)) {
    const member = toMember(segment);
    names.set(segment, taken.has(member) ? segment : member);
    taken.add(member);
  }
  return names;
}

/** A name beside others with an underscore after it: `request` → `request_`. */
export function moveAside(name: string, others: Iterable<string>): string {
  return claim(`${name}_`, new Set(others));
}

function toMember(segment: string): string {
  return toFileName(segment).replace(/-([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
