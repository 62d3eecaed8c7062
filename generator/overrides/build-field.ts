import type { NamedField, NewField } from '../model/override.js';
import type { Reason, Reasons } from '../model/reasons.js';
import type { Field } from '../model/schema.js';
import type { SourceRange } from '../model/source-range.js';
import { changeShape } from './change-shape.js';
import { mapOutcome, type Outcome } from './outcome.js';

/** Where a change is written, and whether fields carry reasons. */
export interface ChangeOrigin {
  readonly source: SourceRange;
  readonly explained?: boolean | undefined;
}

/** A field that no page documents; its place is the entry that adds it. */
export function buildField(name: string, change: NewField, origin: ChangeOrigin): Outcome<Field> {
  const { required = false, description = '' } = change;
  const { source, explained } = origin;
  const reason: Reason = { rule: 'override', source };
  const reasons: Reasons = { name: reason, type: reason, required: reason, values: reason, encodings: [reason] };
  const shape = changeShape({ kind: 'unknown' }, change, () => buildFields(change.fields, origin));
  return mapOutcome(shape, (built) => ({
    name,
    required,
    shape: built,
    description,
    source,
    ...(explained && { reasons }),
  }));
}

/** The members of an object. Those that cannot be are refused when the file is read. */
export function buildFields(fields: readonly NamedField[] | undefined, origin: ChangeOrigin): Field[] | undefined {
  return fields?.flatMap(({ name, change }) => {
    const built = buildField(name, change, origin);
    return built.kind === 'changed' ? [built.value] : [];
  });
}
