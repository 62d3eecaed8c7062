import { isDeepStrictEqual } from 'node:util';
import { addReasons } from '../model/add-reasons.js';
import type { FieldChange, NewField } from '../model/override.js';
import type { Reason, Reasons } from '../model/reasons.js';
import type { Field, Shape } from '../model/schema.js';
import { buildField, buildFields, type ChangeOrigin } from './build-field.js';
import type { EditFields } from './change-member.js';
import { changeShape } from './change-shape.js';
import { changed, idle, mapOutcome, refused } from './outcome.js';

interface Setting {
  readonly change: FieldChange;
  /** The shape that it gives. */
  readonly after: Shape;
}

/** Change what is said of a field. */
export function setField(change: FieldChange, origin: ChangeOrigin): EditFields {
  return (fields, name) => {
    const index = fields.findIndex((field) => field.name === name);
    const field = fields[index];
    if (field === undefined) return refused(`there is no “${name}”`);
    const { required = field.required, description = field.description } = change;
    const shape = changeShape(field.shape, change, () => buildFields(change.fields, origin));
    return mapOutcome(shape, (after) => {
      // What an override says of a field is documented, and no longer read from a sample.
      const { inferred: _, ...explained } = addReasons(field, () => reasonsOf(field, { change, after }, origin));
      const shape = change.type === undefined ? after : withoutMark(after);
      return fields.with(index, { ...explained, required, description, shape });
    });
  };
}

function withoutMark(shape: Shape): Shape {
  if ((shape.kind !== 'list' && shape.kind !== 'object') || shape.inferred === undefined) return shape;
  const { inferred: _, ...documented } = shape;
  return documented;
}

/** The override decides what it makes different, and nothing that it repeats. */
function reasonsOf(field: Field, { change, after }: Setting, { source }: ChangeOrigin): Reasons {
  const reason: Reason = { rule: 'override', source };
  const isReshaped = !isDeepStrictEqual(field.shape, after);
  return {
    ...(change.required !== undefined && change.required !== field.required && { required: reason }),
    ...(isReshaped && change.type !== undefined && { type: reason }),
    ...(isReshaped && (change.values ?? change.closed) !== undefined && { values: reason }),
    ...(isReshaped &&
      change.encoding !== undefined && { encodings: [reason, ...(field.reasons?.encodings ?? []).slice(1)] }),
  };
}

/** Add a field below those that there are; one that is there already was added to the page. */
export function addField(change: NewField, origin: ChangeOrigin): EditFields {
  return (fields, name) => {
    if (fields.some((field) => field.name === name)) return idle;
    return mapOutcome(buildField(name, change, origin), (field) => [...fields, field]);
  };
}

/** Take a field away; one that is not there was taken off the page. */
export function dropField(): EditFields {
  return (fields, name) => {
    const others = fields.filter((field) => field.name !== name);
    return others.length === fields.length ? idle : changed(others);
  };
}

/** Take a field away, and hand it over. */
export function takeField(take: (field: Field) => void): EditFields {
  return (fields, name) => {
    const field = fields.find((each) => each.name === name);
    if (field === undefined) return refused(`there is no “${name}”`);
    take(field);
    return changed(fields.filter((each) => each !== field));
  };
}

/** Put a field where it was not. */
export function putField(field: Field, origin: ChangeOrigin): EditFields {
  return (fields, name) => {
    if (fields.some((each) => each.name === name)) return refused(`there is a “${name}” already`);
    return changed([...fields, nameField(field, name, origin)]);
  };
}

function nameField(field: Field, name: string, { source }: ChangeOrigin): Field {
  const reason: Reason = { rule: 'override', source };
  return { ...addReasons(field, () => ({ name: reason, place: reason })), name };
}

/** Give a field another name, in its place. */
export function renameField(to: string, origin: ChangeOrigin): EditFields {
  return (fields, name) => {
    const isThere = fields.some((field) => field.name === to);
    const index = fields.findIndex((field) => field.name === name);
    const field = fields[index];
    if (field === undefined) return isThere ? idle : refused(`there is no “${name}”`);
    return isThere ? refused(`there is a “${to}” already`) : changed(fields.with(index, nameField(field, to, origin)));
  };
}
