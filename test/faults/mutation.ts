import type { Edit, Runtime } from './load-runtime.js';

/** A fault that was seen in a published SDK or would be as bad, and by what it shows. */
export interface Mutation extends Edit {
  /** Its number in the list of the protocol; none for one of our own. */
  readonly number?: number;
  readonly fault: string;
  readonly observe: (runtime: Runtime) => Promise<string>;
  /** What is observed of the runtime as it is. */
  readonly right: string;
  /** What is observed when the fault is in it. */
  readonly wrong: string;
}
