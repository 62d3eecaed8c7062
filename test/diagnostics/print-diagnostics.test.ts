import pico from 'picocolors';
import { expect, it } from 'vitest';
import type { Code } from '../../generator/diagnostics/codes.js';
import { printDiagnostics } from '../../generator/diagnostics/print-diagnostics.js';
import { collectDiagnostics } from '../../generator/diagnostics/report.js';
import type { Diagnostic } from '../../generator/model/diagnostic.js';

/** Print the diagnostics of two misspelt types in a file of one line. */
function printTypes(file: string, types: readonly [string, string], text: string | undefined): string {
  const diagnostics: Diagnostic<Code>[] = [];
  const report = collectDiagnostics(diagnostics);
  const range = { file, start: { line: 1, column: 3 }, end: { line: 1, column: 6 } };
  for (const type of types) report('type-unknown', range, { type, known: 'string' });
  return printDiagnostics(diagnostics, { colors: pico.createColors(false), linesOf: () => text?.split('\n') ?? [] });
}

it('prints where, what is wrong, the line and what to do, with a blank line between', () => {
  expect(printTypes('loans.md', ['strng', 'text'], '| loan_no')).toBe(
    `loans.md:1:3 warning type-unknown
  “strng” is not a known type, so any value may stand here.
  1 | | loan_no
    |   ^^^
  Write one of string; with [] after it, it is a list.

loans.md:1:3 warning type-unknown
  “text” is not a known type, so any value may stand here.
  1 | | loan_no
    |   ^^^
  Write one of string; with [] after it, it is a list.
`,
  );
});

it('leaves out the line where it cannot be read', () => {
  expect(printTypes('loans.md', ['strng', 'text'], undefined)).toBe(
    `loans.md:1:3 warning type-unknown
  “strng” is not a known type, so any value may stand here.
  Write one of string; with [] after it, it is a list.

loans.md:1:3 warning type-unknown
  “text” is not a known type, so any value may stand here.
  Write one of string; with [] after it, it is a list.
`,
  );
});

it('prints no control characters, and shortens quoted text', () => {
  expect(printTypes('\u001b[2J.md', ['\u001b[31m\u2028x', 'x'.repeat(300)], undefined)).toBe(
    `\ufffd[2J.md:1:3 warning type-unknown
  “\ufffd[31m\ufffdx” is not a known type, so any value may stand here.
  Write one of string; with [] after it, it is a list.

\ufffd[2J.md:1:3 warning type-unknown
  “${'x'.repeat(200)}…” is not a known type, so any value may stand here.
  Write one of string; with [] after it, it is a list.
`,
  );
});

it('prints nothing without diagnostics', () => {
  expect(printDiagnostics([], { colors: pico.createColors(false), linesOf: () => [] })).toBe('');
});
