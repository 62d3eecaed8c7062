import type { Problem } from './sample-problems.js';

/** How the container carries values: JSON keeps kinds apart; XML, queries, headers and paths know texts only. */
export type Wire = 'json' | 'text';

export interface TranslateContext {
  readonly wire: Wire;
  /** Members that the client fills in itself. */
  readonly filled: readonly string[];
  /** What does not agree with the table is told here. */
  readonly problems: Problem[];
}
