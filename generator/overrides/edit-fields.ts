import type { FieldChange, NewField } from '../model/override.js';
import type { Field } from '../model/schema.js';
import type { SourceRange } from '../model/source-range.js';
import { buildField, buildFields } from './build-field.js';
import type { EditFields } from './change-member.js';
import { changeShape } from './change-shape.js';
import { changed, idle, mapOutcome, refused } from './outcome.js';

/** Change what is said of a field. */
export function setField(change: FieldChange, source: SourceRange): EditFields {
  return (fields, name) => {
    const index = fields.findIndex((field) => field.name === name);
    const field = fields[index];
    if (field === undefined) return refused(`there is no “${name}”`);
    const { required = field.required, description = field.description } = change;
    const shape = changeShape(field.shape, change, () => buildFields(change.fields, source));
    return mapOutcome(shape, (after) => fields.with(index, { ...field, required, description, shape: after }));
  };
}

/** Add a field below those that there are; one that is there already was added to the page. */
export function addField(change: NewField, source: SourceRange): EditFields {
  return (fields, name) => {
    if (fields.some((field) => field.name === name)) return idle;
    return mapOutcome(buildField(name, change, source), (field) => [...fields, field]);
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
export function putField(field: Field): EditFields {
  return (fields, name) => {
    if (fields.some((each) => each.name === name)) return refused(`there is a “${name}” already`);
    return changed([...fields, { ...field, name }]);
  };
}

/** Give a field another name, in its place. */
export function renameField(to: string): EditFields {
  return (fields, name) => {
    const isThere = fields.some((field) => field.name === to);
    const index = fields.findIndex((field) => field.name === name);
    const field = fields[index];
    if (field === undefined) return isThere ? idle : refused(`there is no “${name}”`);
    return isThere ? refused(`there is a “${to}” already`) : changed(fields.with(index, { ...field, name: to }));
  };
}
