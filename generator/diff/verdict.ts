/**
 * `security`: calls go to another server, or a signature or a seal changes. `breaking`: a valid call becomes invalid. `documentation`: neither types nor calls
 * change.
 */
export const severities = ['security', 'breaking', 'compatible', 'documentation'] as const;
export type Impact = (typeof severities)[number];

/** The severity of a kind of change for callers, and what they have to do. */
export interface Verdict {
  readonly severity: Impact;
  readonly advice: string;
}

export const security = (advice: string): Verdict => ({ severity: 'security', advice });
export const breaking = (advice: string): Verdict => ({ severity: 'breaking', advice });
export const compatible = (advice: string): Verdict => ({ severity: 'compatible', advice });
export const documentation = (advice = 'Nothing to do.'): Verdict => ({ severity: 'documentation', advice });
