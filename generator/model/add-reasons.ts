import type { Reasons } from './reasons.js';
import type { Field } from './schema.js';

/** The field with further reasons; one that carries none stays as it is. */
export function addReasons(field: Field, decide: (before: Reasons) => Reasons): Field {
  return field.reasons === undefined ? field : { ...field, reasons: { ...field.reasons, ...decide(field.reasons) } };
}
