import type { Edit, Runtime } from './load-runtime.js';

/** A fault that a published SDK had, or one as bad, and how it is detected. */
export interface Mutation extends Edit {
  /** Its number in the list of the protocol; left out for one of our own. */
  readonly number?: number;
  readonly fault: string;
  readonly observe: (runtime: Runtime) => Promise<string>;
  /** The result of the unchanged runtime. */
  readonly right: string;
  /** The result of the runtime with the fault. */
  readonly wrong: string;
}
