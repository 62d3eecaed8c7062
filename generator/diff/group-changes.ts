import type { Change } from './change.js';
import { type Impact, severities } from './verdict.js';

export interface SeverityGroup {
  readonly severity: Impact;
  /** The changes of each operation. */
  readonly operations: readonly (readonly [Change, ...Change[]])[];
}

/** Changes by severity, then by operation; severities without changes are left out. */
export function groupChanges(changes: readonly Change[]): SeverityGroup[] {
  return severities
    .map((severity) => ({
      severity,
      operations: byOperation(changes.filter((change) => change.severity === severity)),
    }))
    .filter(({ operations }) => operations.length > 0);
}

function byOperation(changes: readonly Change[]): [Change, ...Change[]][] {
  const groups = new Map<Change['placed']['operation'], [Change, ...Change[]]>();
  for (const change of changes) {
    const group = groups.get(change.placed.operation);
    if (group) group.push(change);
    else groups.set(change.placed.operation, [change]);
  }
  return [...groups.values()];
}
