import type { AcceptedDiagnostic } from '../../diagnostics/accepted-diagnostic.js';
import { codes } from '../../diagnostics/codes.js';
import type { Diagnostic, Severity } from '../../model/diagnostic.js';
import { toJsonText } from '../../model/to-json-text.js';
import { createFingerprints } from './fingerprints.js';

export interface SarifReport {
  readonly diagnostics: readonly Diagnostic[];
  /** Shown as suppressed, with their reasons. */
  readonly accepted: readonly AcceptedDiagnostic[];
  /** The version of docwright. */
  readonly version: string;
  /** The path of a file from the top of the repository. */
  readonly pathOf: (file: string) => string;
  readonly linesOf: (file: string) => readonly string[];
}

const sarif = '2.1.0';
const schema = `https://docs.oasis-open.org/sarif/sarif/v${sarif}/errata01/os/schemas/sarif-schema-${sarif}.json`;
const base = 'SRCROOT';
const levels = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<Severity, string>;
const ruleIds = Object.keys(codes).sort();

/** The diagnostics as SARIF 2.1.0, which code hosts show beside the lines of the pages. */
export function formatSarif(report: SarifReport): string {
  const { diagnostics, accepted, version } = report;
  const toResult = createResults(report);
  const results = [
    ...diagnostics.map((diagnostic) => ({ ...toResult(diagnostic), suppressions: [] })),
    ...accepted.map(({ diagnostic, reason }) => ({
      ...toResult(diagnostic),
      suppressions: [{ kind: 'external', status: 'accepted', justification: reason }],
    })),
  ];
  const run = {
    tool: { driver: { name: 'docwright', version, semanticVersion: version, rules: ruleIds.map(describeRule) } },
    originalUriBaseIds: { [base]: { description: { text: 'The top of the repository.' } } },
    columnKind: 'utf16CodeUnits',
    results,
  };
  return toJsonText({ $schema: schema, version: sarif, runs: [run] });
}

function describeRule(id: string) {
  const { severity, message, help } = { severity: 'warning' as Severity, message: '', help: '', ...entryOf(id) };
  return {
    id,
    shortDescription: { text: message },
    help: { text: `${help} \`docwright lint --explain ${id}\` for more.` },
    defaultConfiguration: { level: levels[severity] },
  };
}

function entryOf(id: string) {
  return Object.entries(codes).find(([code]) => code === id)?.[1];
}

function createResults({ pathOf, linesOf }: SarifReport) {
  const fingerprint = createFingerprints(linesOf);
  return (diagnostic: Diagnostic) => {
    const { code, severity, message, help, range } = diagnostic;
    return {
      ruleId: code,
      ruleIndex: ruleIds.indexOf(code),
      level: levels[severity],
      message: { text: `${message} ${help}` },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: toUri(pathOf(range.file)), uriBaseId: base },
            region: {
              startLine: range.start.line,
              startColumn: range.start.column,
              endLine: range.end.line,
              endColumn: range.end.column,
            },
          },
        },
      ],
      partialFingerprints: { 'docwright/v1': fingerprint(diagnostic) },
    };
  };
}

/** `loans/{loan_no}.md` → `loans/%7Bloan_no%7D.md` */
function toUri(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
