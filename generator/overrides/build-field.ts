import type { NamedField, NewField } from '../model/override.js';
import type { Field } from '../model/schema.js';
import type { SourceRange } from '../model/source-range.js';
import { changeShape } from './change-shape.js';
import { mapOutcome, type Outcome } from './outcome.js';

/** A field that no page documents; its place is the entry that adds it. */
export function buildField(name: string, change: NewField, source: SourceRange): Outcome<Field> {
  const { required = false, description = '' } = change;
  const shape = changeShape({ kind: 'unknown' }, change, () => buildFields(change.fields, source));
  return mapOutcome(shape, (built) => ({ name, required, shape: built, description, source }));
}

/** The members of an object. Those that cannot be are refused when the file is read. */
export function buildFields(fields: readonly NamedField[] | undefined, source: SourceRange): Field[] | undefined {
  return fields?.flatMap(({ name, change }) => {
    const built = buildField(name, change, source);
    return built.kind === 'changed' ? [built.value] : [];
  });
}
