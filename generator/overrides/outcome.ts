/** What changing something gives: the changed thing, or why it stays as it is. */
export type Outcome<T> =
  | { readonly kind: 'changed'; readonly value: T }
  /** There is nothing to do any more. */
  | { readonly kind: 'idle' }
  /** Follows a colon: `there is no “total”`. */
  | { readonly kind: 'refused'; readonly reason: string };

export const idle = { kind: 'idle' } as const;

export function changed<T>(value: T): Outcome<T> {
  return { kind: 'changed', value };
}

export function refused(reason: string): Outcome<never> {
  return { kind: 'refused', reason };
}

/** Go on with what was changed. */
export function mapOutcome<T, U>(outcome: Outcome<T>, proceed: (value: T) => U): Outcome<U> {
  return outcome.kind === 'changed' ? changed(proceed(outcome.value)) : outcome;
}

/** Go on with what was changed, by a step that may not change anything itself. */
export function chainOutcome<T, U>(outcome: Outcome<T>, proceed: (value: T) => Outcome<U>): Outcome<U> {
  return outcome.kind === 'changed' ? proceed(outcome.value) : outcome;
}
