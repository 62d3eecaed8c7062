import { emittingCodes } from './emitting-codes.js';
import { overridesCodes } from './overrides-codes.js';
import { parsingCodes } from './parsing-codes.js';
import { readingCodes } from './reading-codes.js';
import { resolvingCodes } from './resolving-codes.js';
import { samplesCodes } from './samples-codes.js';

/** All diagnostics. A code is `subject-problem` and never reused; each has a fixture named after it. */
export const codes = {
  ...readingCodes,
  ...parsingCodes,
  ...resolvingCodes,
  ...samplesCodes,
  ...overridesCodes,
  ...emittingCodes,
};

export type Code = keyof typeof codes;
