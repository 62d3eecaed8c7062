import * as v from 'valibot';
import { anything, type Entries, filledText, members, must, optional, type Schema } from './check-value.js';

/** A diagnostic that is known, with the reason why it may stay. */
export interface Accepted {
  readonly code: string;
  /** `openapi/v3/pay/transactions/jsapi.md` */
  readonly file: string;
  /** Accepts only what is reported there. */
  readonly line?: number;
  /** Accepts only what is reported of this operation, wherever it is on its page: `GET /v1/loans/{loan}`, or another of its names. */
  readonly operation?: string;
  readonly reason: string;
}

const named = filledText('a text');
const entry = members({
  code: named,
  file: named,
  line: optional(anything<number>(Number.isSafeInteger, 'the number of a line')),
  operation: optional(named),
  reason: named,
} satisfies Entries<Accepted>);

/** Lists of what is accepted, as `accepted.json` and configurations have them. */
export const acceptedList: Schema<Accepted[]> = v.array(entry, must('a list of { code, file, reason }'));
