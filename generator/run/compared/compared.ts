import type { ComparedSchema } from '../../diff/compare-schemas.js';
import type { SchemaRun } from '../read-schema.js';
import type { RunEvent } from '../run-events.js';
import type { IdleGlob } from '../select-pages.js';

/** One of the two compared inputs. */
export interface Compared {
  readonly schema: ComparedSchema;
  /** Whether an operation was left out because its page has an error, so that it looks removed. */
  readonly isPartial: boolean;
}

/** An event while one of the inputs is read; `named` is the argument. */
export type ComparedEvent =
  | RunEvent
  /** Pages were read. Those of a revision lie on disk until the next event is asked for. */
  | { readonly kind: 'read'; readonly named: string; readonly read: SchemaRun }
  /** What `inspect` printed was read. */
  | {
      readonly kind: 'parsed';
      readonly named: string;
      readonly isPartial: boolean;
      readonly found: readonly { readonly path: string }[];
      readonly idleGlobs: readonly IdleGlob[];
    };

/** An input cannot be read; the message says why, and what to do. */
export class ComparedError extends Error {
  override readonly name = 'ComparedError';
}
