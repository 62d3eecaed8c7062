import type { Change } from './change.js';
import { type Impact, severities } from './verdict.js';

export type VersionStep = 'major' | 'minor' | 'patch' | 'none';

export type Counts = Readonly<Record<Impact, number>>;

/** The number of changes by severity. */
export function countChanges(changes: readonly Change[]): Counts {
  const count = (severity: Impact) => changes.filter((change) => change.severity === severity).length;
  return {
    security: count('security'),
    breaking: count('breaking'),
    compatible: count('compatible'),
    documentation: count('documentation'),
  };
}

const steps: Readonly<Record<Impact, VersionStep>> = {
  // Upgrading should be a decision, not an automatic step.
  security: 'major',
  breaking: 'major',
  compatible: 'minor',
  documentation: 'patch',
};

/** The version step of a client that is generated from the new pages. */
export function suggestStep(counts: Counts): VersionStep {
  const worst = severities.find((severity) => counts[severity] > 0);
  return worst === undefined ? 'none' : steps[worst];
}

/** `3 breaking, 1 compatible and 0 documentation-only changes`, without severities that have none. */
export function wordCounts(counts: Counts): string {
  const words = {
    security: 'security',
    breaking: 'breaking',
    compatible: 'compatible',
    documentation: 'documentation-only',
  };
  const parts = severities
    .filter((severity) => counts[severity] > 0)
    .map((severity) => `${counts[severity]} ${words[severity]}`);
  const total = severities.reduce((sum, severity) => sum + counts[severity], 0);
  return total === 0 ? 'No changes' : `${parts.join(', ')} ${total === 1 ? 'change' : 'changes'}`;
}
