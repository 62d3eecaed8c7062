import type { Colors } from '../../diagnostics/print-diagnostics.js';
import { printFrame } from '../../diagnostics/print-frame.js';
import { toPrintable } from '../../diagnostics/to-printable.js';
import type { SourceRange } from '../../model/source-range.js';
import type { Fact } from './read-facts.js';

/** The explanation of an operation or of one of its fields. */
export interface Explained {
  /** `v3.payrollCard.tokens.post` */
  readonly operation: string;
  /** `openapi/v3/payroll-card/tokens#post` */
  readonly key: string;
  /** `POST /v3/payroll-card/tokens`; empty for a notification. */
  readonly call: string;
  readonly title: string;
  /** `json.openid`; left out for the operation itself. */
  readonly field?: string;
  /** The row or the heading; left out if no page has it. */
  readonly source?: SourceRange;
  readonly facts: readonly Fact[];
  /** Every field, if the operation itself is explained. */
  readonly fields: readonly string[];
  readonly client: { readonly file: string; readonly line: number; readonly type?: string };
}

interface PrintContext {
  readonly colors: Colors;
  readonly linesOf: (file: string) => readonly string[];
  /** The path of a file, relative in the same way as the folder of the call. */
  readonly pathOf: (file: string) => string;
}

/** The width of the column of values; reasons of longer ones move to the right. */
const widest = 40;

/**
 * Print an explanation for a terminal.
 *
 *     v3.payrollCard.tokens.post  json.openid
 *       openapi/v3/payroll-card/tokens.md:13:3
 *       13 | | openid {data-required data-indent=1} | string | …
 *          |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
 *       type      string    the type cell says “string”
 *       client    v3/payroll-card/tokens.ts:53, in post.Request.Json
 */
export function printExplained(explained: Explained, { colors, linesOf, pathOf }: PrintContext): string {
  const { operation, call, title, field, source, facts, fields, client } = explained;
  const width = Math.min(widest, Math.max(...facts.map(({ value }) => value.length), 0));
  const place = `${client.file}:${client.line}${client.type === undefined ? '' : `, in ${client.type}`}`;
  const lines = [
    ...(field === undefined ? [title, call].filter((text) => text !== '').map(toPrintable) : []),
    ...(source ? printSource(source, { colors, linesOf, pathOf }) : []),
    ...facts.map(
      ({ what, value, why }) =>
        `${what.padEnd(10)}${toPrintable(value).padEnd(width)}  ${colors.dim(toPrintable(why))}`,
    ),
    `${'client'.padEnd(10)}${place}`,
    ...fields.map((name, index) => `${(index === 0 ? 'fields' : '').padEnd(10)}${toPrintable(name)}`),
  ];
  const head = `${colors.bold(operation)}${field === undefined ? '' : `  ${colors.bold(toPrintable(field))}`}`;
  return `${[head, ...lines.map((line) => `  ${line}`)].join('\n')}\n`;
}

function printSource(source: SourceRange, { colors, linesOf, pathOf }: PrintContext): string[] {
  const { file, start } = source;
  const frame = printFrame(linesOf(file), source).map((line) => colors.dim(line));
  return [`${colors.cyan(toPrintable(pathOf(file)))}:${start.line}:${start.column}`, ...frame];
}
