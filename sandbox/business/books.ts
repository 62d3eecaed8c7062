import type { Life } from './business-context.js';
import type { Ledger } from './tables.js';

/** What there is, and who is told of changes. */
export interface Books {
  readonly ledger: Ledger;
  readonly life: Life;
}
