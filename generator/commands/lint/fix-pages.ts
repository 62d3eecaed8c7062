import { constants } from 'node:fs';
import { access, realpath, stat } from 'node:fs/promises';
import { explainAccess } from '../../1-read/explain-access.js';
import { defaultSettings } from '../../config/settings.js';
import type { Code } from '../../diagnostics/codes.js';
import { toPrintable } from '../../diagnostics/to-printable.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import { replaceFile } from '../../model/replace-file.js';
import { buildClient, type Client, type ClientCall } from '../../run/build-client.js';
import type { Console } from '../console.js';
import { followRun } from '../review-run.js';
import { createShownPaths } from '../shown-paths.js';
import { type PlannedFix, planFixes } from './plan-fixes.js';

export interface FixedPages {
  /** The pages after the fixes. */
  readonly read: Client;
  /** `openapi/v3/library/loans.md:6:35 fixed attribute-misspelt: …`, a line each. */
  readonly fixed: readonly string[];
  /** Pages that could not be written, and why. */
  readonly refused: readonly string[];
}

/** A fix may reveal further problems, but only a few times. */
const mostPasses = 5;

/** Fix everything that can be fixed automatically, and read the pages again. */
export async function fixPages(read: Client, call: ClientCall, console: Console): Promise<FixedPages> {
  const { dialect } = call.settings ?? defaultSettings;
  const fixed: string[] = [];
  const refused = new Map<string, string>();
  let now = read;
  for (let pass = 0; pass < mostPasses; pass += 1) {
    const plans = planFixes(now, dialect).filter(({ page }) => !refused.has(page.file));
    if (plans.length === 0) break;
    const pathOf = createShownPaths(now, call.folders);
    for (const plan of plans) await writePlan(plan, { fixed, refused, pathOf });
    const again = await followRun(buildClient(call), console);
    if ('wrong' in again) break;
    now = again;
  }
  return { read: now, fixed, refused: [...refused.values()] };
}

interface Outcome {
  readonly fixed: string[];
  readonly refused: Map<string, string>;
  readonly pathOf: (file: string) => string;
}

async function writePlan({ page, after, fixed, trimmed }: PlannedFix, outcome: Outcome): Promise<void> {
  const reason = await replacePage(page.location, after);
  const file = toPrintable(outcome.pathOf(page.file));
  const words = [
    ...fixed.map((diagnostic) => wordFix(diagnostic, file)),
    ...trimmed.map((line) => `${file}:${line} fixed spaces at the end of the row\n`),
  ];
  if (reason === undefined) outcome.fixed.push(...words);
  else outcome.refused.set(page.file, `docwright: ${file} is not fixed: ${reason}. Make it writable.\n`);
}

/** Replace the text of a page; links and the mode are kept. Returns the reason if this is not possible; then nothing has changed. */
async function replacePage(location: string, text: string): Promise<string | undefined> {
  try {
    const target = await realpath(location);
    const { mode } = await stat(target);
    // Renaming would ignore the mode, and so does access() for root.
    if ((mode & 0o222) === 0) return 'it is read-only';
    await access(target, constants.W_OK);
    await replaceFile(target, text, { mode: mode & 0o7777, sync: true });
    return undefined;
  } catch (error) {
    return explainAccess(error);
  }
}

function wordFix({ code, message, range: { start } }: Diagnostic<Code>, file: string): string {
  return `${file}:${start.line}:${start.column} fixed ${code}: ${message}\n`;
}
