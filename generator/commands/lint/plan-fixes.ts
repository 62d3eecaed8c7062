import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import type { PageFile } from '../../1-read/find-pages.js';
import type { Code } from '../../diagnostics/codes.js';
import { fixPage } from '../../fix/fix-page.js';
import { fixes } from '../../fix/fixes.js';
import { trimRows } from '../../fix/trim-rows.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Dialect } from '../../model/dialect.js';
import { hashPage } from '../../model/hash-text.js';
import type { ReadRun } from '../../run/read-folders.js';

/** A page that can be fixed: its text before and after. */
export interface PlannedFix {
  readonly page: PageFile;
  readonly before: string;
  readonly after: string;
  readonly fixed: readonly Diagnostic<Code>[];
  /** Lines of rows that had spaces at their ends. */
  readonly trimmed: readonly number[];
}

/** The fixes of the pages that were read; pages that have changed since are left out. */
export function planFixes({ files, diagnostics, digests }: ReadRun, dialect: Dialect): PlannedFix[] {
  const fixable = diagnostics.filter(({ code }) => Object.hasOwn(fixes, code));
  return files.flatMap((page): PlannedFix[] => {
    const told = fixable.filter(({ range }) => range.file === page.file);
    const before = readWhole(page.location);
    if (before === undefined || digestOf(before) !== digests.get(page.path)) return [];
    const { text, fixed } = fixPage(before, told, dialect);
    const { text: after, lines: trimmed } = trimRows(text);
    return after === before ? [] : [{ page, before, after, fixed, trimmed }];
  });
}

/** The text with its byte order mark; `undefined` if writing it again would change bytes. */
function readWhole(location: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(location));
  } catch {
    return undefined;
  }
}

function digestOf(text: string): string {
  return hashPage(text.replace(/^\u{feff}/u, ''));
}

/** A patch of the fixes for `git apply` and `patch -p1`; paths are relative to the current folder. */
export function printPatch(plans: readonly PlannedFix[]): string {
  return plans.map(printFile).join('');
}

function printFile({ page, before, after }: PlannedFix): string {
  const path = relative('', page.location).replaceAll('\\', '/');
  const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, { context: 3 });
  return patch.replace(/^=+\n/, '');
}
