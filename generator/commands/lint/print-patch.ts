import { relative } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import type { PlannedFix } from './plan-fixes.js';

/** What fixing would change, as `git apply` and `patch -p1` take it; paths start at the current folder. */
export function printPatch(plans: readonly PlannedFix[]): string {
  return plans.map(printFile).join('');
}

function printFile({ page, before, after }: PlannedFix): string {
  const path = relative('', page.location).replaceAll('\\', '/');
  const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, { context: 3 });
  return patch.replace(/^=+\n/, '');
}
