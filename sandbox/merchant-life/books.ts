import type { Ledger } from './ledger.js';
import type { Life } from './life.js';

/** What there is, and who is told of changes. */
export interface Books {
  readonly ledger: Ledger;
  readonly life: Life;
}
