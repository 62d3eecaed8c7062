import type { TestOptions } from 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** Why the test is skipped; `report-skipped.ts` prints it. */
    skipReason?: string;
  }
}

/** Options of a test or a group that is skipped unless it can run here; the reason is printed after the run. */
export function skipUnless(isPossible: boolean, skipReason: string): TestOptions {
  return isPossible ? {} : { skip: true, meta: { skipReason } };
}

/** Options of a test about files that the user of this process may not read or write. */
export const needsPlainUser = skipUnless(process.getuid?.() !== 0, 'root may read and write every file.');
