import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pico from 'picocolors';
import { createPageLines } from '../../generator/commands/page-lines.js';
import { defaultSettings } from '../../generator/config/settings.js';
import { printDiagnostics } from '../../generator/diagnostics/print-diagnostics.js';
import { buildClient } from '../../generator/run/build-client.js';
import { finishRun } from '../../generator/run/run-events.js';
import { readFixtureDialect } from '../support/fixture-dialect.js';

const fixtures = fileURLToPath(new URL('../fixtures/diagnostics/', import.meta.url));

/** The folders of `test/fixtures/diagnostics`, each named after a code. */
export const fixtureNames = readdirSync(fixtures).sort();

export interface LintedFixture {
  /** Each once, in the order in which they were printed. */
  readonly codes: readonly string[];
  /** Without colours; absolute paths begin at the fixture. */
  readonly output: string;
}

/** All diagnostics of a fixture: those that `lint` prints, and those of emitting. */
export async function lintFixture(name: string): Promise<LintedFixture> {
  const overrides = [`${fixtures}${name}/docwright.overrides.yaml`].filter(existsSync);
  const settings = { ...defaultSettings, dialect: readFixtureDialect(fixtures + name), overrides };
  const read = await finishRun(buildClient({ folders: [fixtures + name], version: '0.0.0', settings }));
  if ('wrong' in read) return { codes: [], output: '' };
  const { diagnostics } = read;
  const output = printDiagnostics(diagnostics, { colors: pico.createColors(false), linesOf: createPageLines(read) });
  return {
    codes: [...new Set(diagnostics.map(({ code }) => code))],
    output: output.replaceAll(`${fixtures}${name}/docwright`, 'docwright').replaceAll(fixtures + name, ''),
  };
}
