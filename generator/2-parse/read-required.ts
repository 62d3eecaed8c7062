import { assertNever } from '../model/assert-never.js';
import type { RequiredRule } from '../model/dialect.js';
import type { DecidedNeed } from '../model/documented-page.js';
import type { Cell } from '../model/page-tree.js';
import { patternOf } from '../model/pattern.js';
import { renderInlines } from '../model/render-inlines.js';
import type { Columns } from './read-columns.js';

/** The parts of a row that can decide whether its field is required. */
export interface RowEvidence {
  readonly cells: readonly Cell[];
  readonly columns: Columns;
  /** The name cell with its marks, as shown. */
  readonly name: string;
  readonly type: string;
}

/** The decision of the first rule that applies; `unclear` is a cell that means neither yes nor no. */
export function readRequired(
  rules: readonly RequiredRule[],
  row: RowEvidence,
): { readonly need?: DecidedNeed; readonly unclear?: string } {
  let unclear: string | undefined;
  for (const rule of rules) {
    const decided = decide(rule, row);
    if (typeof decided === 'object') return { need: decided };
    unclear ??= decided;
  }
  return unclear === undefined ? {} : { unclear };
}

/** A decision, the text of an unclear cell, or `undefined`. */
function decide(rule: RequiredRule, row: RowEvidence): DecidedNeed | string | undefined {
  switch (rule.by) {
    case 'column':
      return byColumn(rule, row);
    case 'attribute':
      return byAttribute(rule.name, row);
    case 'mark': {
      const text = rule.on === 'name' ? row.name : row.type;
      const found = patternOf(rule.match).find(text);
      return found && { is: rule.means, reason: { rule: 'required-mark', text: found.text } };
    }
    case 'description': {
      const cell = cellOf(row, row.columns.description);
      const found = cell && patternOf(rule.match).find(renderInlines(cell.inlines));
      return found && { is: rule.means, reason: { rule: 'required-words', text: found.text } };
    }
    case 'default': {
      const cell = cellOf(row, row.columns.default);
      if (row.columns.default === undefined) return undefined;
      const text = cell ? cell.shown.trim() : '';
      const is = patternOf(rule.none).test(text) ? 'required' : 'optional';
      return { is, reason: { rule: 'default-cell', text } };
    }
    case 'note':
    case 'side':
      return undefined;
    default:
      return assertNever(rule);
  }
}

function byColumn(
  { yes, no, otherwise }: Extract<RequiredRule, { by: 'column' }>,
  row: RowEvidence,
): DecidedNeed | string | undefined {
  if (row.columns.required === undefined) return undefined;
  const cell = cellOf(row, row.columns.required);
  const text = cell ? cell.shown.trim() : '';
  const reason = { rule: 'required-cell', text } as const;
  if (patternOf(yes).test(text)) return { is: 'required', reason };
  if (patternOf(no).test(text)) return { is: 'optional', reason };
  if (text === '') return undefined;
  return otherwise === undefined ? text : { is: otherwise, reason };
}

/** The attribute is on the name cell, and sometimes on the type cell. */
function byAttribute(attribute: string, row: RowEvidence): DecidedNeed {
  const has = [row.columns.name, row.columns.type].some((at) => cellOf(row, at)?.attributes.values.has(attribute));
  return has
    ? { is: 'required', reason: { rule: 'attribute', attribute } }
    : { is: 'optional', reason: { rule: 'attribute-missing', attribute } };
}

function cellOf({ cells }: RowEvidence, at: number | undefined): Cell | undefined {
  return at === undefined ? undefined : cells[at];
}
