import type pico from 'picocolors';
import type { Diagnostic, Severity } from '../model/diagnostic.js';
import { printFrame } from './print-frame.js';
import { toPrintable } from './to-printable.js';

/** Functions that color text, or return it unchanged for a terminal without colors. */
export type Colors = ReturnType<typeof pico.createColors>;

export interface PrintContext {
  readonly colors: Colors;
  /** The lines of a page by its file, for the code frame; empty if it cannot be read. */
  readonly linesOf: (file: string) => readonly string[];
  /** The printed path of a file; by default its path from the documentation root. */
  readonly pathOf?: (file: string) => string;
}

/**
 * Print diagnostics for a terminal: the place, the problem, the line, the fix.
 *
 *     openapi/v1/library/loans.md:14:3 warning type-unknown
 *       strng is not a type that is known; the member is typed as unknown.
 *       14 | | reason {data-indent=1} | strng | Why it is lent
 *          |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
 *       Write one of string, integer, …
 */
export function printDiagnostics(diagnostics: readonly Diagnostic[], context: PrintContext): string {
  return diagnostics.map((diagnostic) => `${printDiagnostic(diagnostic, context)}\n`).join('\n');
}

function printDiagnostic(
  { code, severity, message, help, range }: Diagnostic,
  { colors, linesOf, pathOf = (file) => file }: PrintContext,
): string {
  const { file, start } = range;
  const frame = printFrame(linesOf(file), range);
  return [
    `${colors.cyan(toPrintable(pathOf(file)))}:${start.line}:${start.column} ${paint(severity, colors)} ${colors.bold(code)}`,
    `  ${message}`,
    ...frame.map((line) => `  ${colors.dim(line)}`),
    `  ${colors.green(help)}`,
  ].join('\n');
}

function paint(severity: Severity, colors: Colors): string {
  const paints = { error: colors.red, warning: colors.yellow, info: colors.blue };
  return paints[severity](severity);
}
