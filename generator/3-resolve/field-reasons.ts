import type { FieldRow } from '../model/documented-page.js';
import type { Reason, Reasons } from '../model/reasons.js';
import type { Field } from '../model/schema.js';
import { readType } from './read-type.js';
import type { SideContext } from './resolve-context.js';
import type { RowTree } from './row-tree.js';

interface Taking {
  readonly context: SideContext;
  /** Filled while the field is resolved; empty if reasons are not recorded. */
  readonly taken: Pick<Field, 'reasons'>;
}

/** Take the reasons of the field that a row describes. */
export function takeReasons(row: FieldRow, required: Reason, outer: SideContext): Taking {
  if (!outer.explained) return { context: outer, taken: {} };
  const attribute = outer.dialect.nesting.find((rule) => rule.by === 'attribute')?.name;
  const indent = row.indent > 0 && attribute !== undefined;
  const reasons: Reasons = {
    name: { rule: 'name-cell', text: row.name },
    required,
    ...(indent && { place: { rule: 'attribute', attribute, value: String(row.indent) } }),
  };
  const note = (further: Reasons) => void Object.assign(reasons, { ...further, ...reasons });
  return { context: { ...outer, note }, taken: { reasons } };
}

/** The reason for the type of a field. */
export function reasonOfType({ row, members, plaintexts }: RowTree, { dialect, files }: SideContext): Reason {
  const text = row.type;
  const reading = readType(text, dialect);
  const word = reading.kind === 'list' ? reading.item : reading;
  const isObject = word?.kind === 'word' && word.word.kind === 'object';
  if (isObject) return { rule: files && members.length === 0 ? 'file' : 'type-cell', text };
  const carries = dialect.carried !== undefined && (members.length > 0 || plaintexts.length > 0);
  return { rule: carries ? 'separator-rows' : 'type-cell', text };
}
