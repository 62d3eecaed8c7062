import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { manifestFile } from '../4-emit/emit-manifest.js';
import { OutputError } from '../4-emit/write/output-error.js';
import { writeChanged } from '../4-emit/write/write-changed.js';
import { exitCodes } from '../commands/exit-codes.js';
import type { BuiltClient } from './build-client.js';
import type { RunCall } from './memory/open-run.js';
import { type Refused, writeBuilt } from './write-built.js';

interface Update {
  readonly before: BuiltClient;
  readonly after: BuiltClient;
}

/** Write what has changed from one client to the next; gives how many files were written and removed. */
export async function writeUpdate(
  call: RunCall,
  { before, after }: Update,
): Promise<{ readonly written: number; readonly removed: number } | Refused> {
  const texts = new Map(before.generated.map(({ path, text }) => [path, text]));
  const changed = after.generated.filter(({ path, text }) => texts.get(path) !== text);
  const hasSamePaths = texts.size === after.generated.length && changed.every(({ path }) => texts.has(path));
  if (!hasSamePaths || !(await isAsWritten(call.out, before))) {
    const written = await writeBuilt(call, after);
    return 'refused' in written ? written : { written: written.written.length, removed: written.removed.length };
  }
  try {
    await writeChanged(call.out, changed);
    return { written: changed.length, removed: 0 };
  } catch (error) {
    if (error instanceof OutputError) return { refused: error, exitCode: exitCodes.failed };
    throw error;
  }
}

/** Git may have put another client there, with a manifest of its own. */
async function isAsWritten(out: string, { generated }: BuiltClient): Promise<boolean> {
  const manifest = generated.find(({ path }) => path === manifestFile);
  return manifest?.text === (await readFile(join(out, manifestFile), 'utf8').catch(() => ''));
}
