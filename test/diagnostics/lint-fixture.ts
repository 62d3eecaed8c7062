import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pico from 'picocolors';
import { emitClient } from '../../generator/4-emit/emit-client.js';
import { createPageTexts } from '../../generator/commands/page-texts.js';
import { type ReadFolders, readFolders } from '../../generator/commands/read-folders.js';
import type { Code } from '../../generator/diagnostics/codes.js';
import { printDiagnostics } from '../../generator/diagnostics/print-diagnostics.js';
import { collectDiagnostics } from '../../generator/diagnostics/report.js';
import type { Diagnostic } from '../../generator/model/diagnostic.js';
import type { PageOutcome } from '../../generator/run/process-page.js';
import { silentConsole } from './silent-console.js';

const fixtures = fileURLToPath(new URL('../fixtures/diagnostics/', import.meta.url));

/** The folders of `test/fixtures/diagnostics`, each named after a code. */
export const fixtureNames = readdirSync(fixtures).sort();

export interface LintedFixture {
  /** Each once, in the order in which they were printed. */
  readonly codes: readonly string[];
  /** Without colours; absolute paths begin at the fixture. */
  readonly output: string;
}

/** What there is to say of a fixture when a client is made of it: what `lint` prints, and what emitting adds. */
export async function lintFixture(name: string): Promise<LintedFixture> {
  const read = await readFolders([fixtures + name], { wanted: 'client', console: silentConsole, finish: emitAll });
  if ('wrong' in read) return { codes: [], output: '' };
  const { diagnostics, files }: ReadFolders = read;
  const output = printDiagnostics(diagnostics, { colors: pico.createColors(false), textOf: createPageTexts(files) });
  return {
    codes: [...new Set(diagnostics.map(({ code }) => code))],
    output: output.replaceAll(fixtures + name, ''),
  };
}

function emitAll(outcomes: readonly PageOutcome[]): readonly Diagnostic<Code>[] {
  const diagnostics: Diagnostic<Code>[] = [];
  const pages = outcomes.flatMap(({ emitted }) => emitted ?? []);
  emitClient({ pages, runtime: [], version: '0.0.0', input: '' }, collectDiagnostics(diagnostics));
  return diagnostics;
}
