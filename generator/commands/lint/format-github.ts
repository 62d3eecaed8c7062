import type { Diagnostic, Severity } from '../../model/diagnostic.js';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * Diagnostics as workflow commands, which GitHub Actions shows beside the lines of a pull request.
 *
 *     ::warning file=docs/openapi/v3/loans.md,line=6,col=12,endLine=6,endColumn=24,title=attribute-misspelt::…
 */
export function formatGithub(diagnostics: readonly Diagnostic[], pathOf: (file: string) => string): string {
  return diagnostics.map((diagnostic) => `${formatDiagnostic(diagnostic, pathOf)}\n`).join('');
}

function formatDiagnostic(
  { severity, code, message, help, range }: Diagnostic,
  pathOf: (file: string) => string,
): string {
  const { start, end } = range;
  const places = { line: start.line, col: start.column, endLine: end.line, endColumn: end.column };
  const properties = Object.entries({ file: pathOf(range.file), ...places, title: code });
  const written = properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',');
  return `::${commands[severity]} ${written}::${escapeText(`${message} ${help}`)}`;
}

/** As the runner of GitHub Actions reads them; nothing of a page can begin another command. */
function escapeText(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
