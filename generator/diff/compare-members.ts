import { fitsName, isPattern, splitPattern } from '../model/pattern-names.js';
import type { Field, ObjectShape, Shape } from '../model/schema.js';
import { inferredOf } from '../model/walk-shape.js';
import { type ChangePlace, type CompareShapes, type Finding, find, type ShapePair } from './finding.js';

/** Compare the members of two objects, those of the new one first. */
export function compareMembers(pair: ShapePair<ObjectShape>, place: ChangePlace, compare: CompareShapes): Finding[] {
  const [old, fresh] = [keyFields(pair.old), keyFields(pair.new)];
  const kept = [...fresh].map(([key, field]) => {
    const former = old.get(key);
    return former ? compareField(former, field, { place, compare }) : [foundNew(field, place)];
  });
  const gone = [...old].filter(([key]) => !fresh.has(key)).map(([, field]) => compareGone(field, pair.new, place));
  return [...compareOpenness(pair, place), ...compareOthers(pair, place, compare), ...kept.flat(), ...gone];
}

/** Fields by name; the letters of counters in a pattern make no difference. If two members have the same name, the first is used. */
function keyFields({ fields }: ObjectShape): Map<string, Field> {
  return new Map([...fields].reverse().map((field) => [splitPattern(field.name).join('\0'), field] as const));
}

function compareOpenness(pair: ShapePair<ObjectShape>, place: ChangePlace): Finding[] {
  const [wasOpen, isOpen] = [isOpenObject(pair.old), isOpenObject(pair.new)];
  if (wasOpen === isOpen) return [];
  return [find(isOpen ? 'object-opened' : 'object-closed', place)];
}

/** Whether there may be members that are not listed. */
function isOpenObject({ open, values }: ObjectShape): boolean {
  return open === true || values !== undefined;
}

/** Compare the members of two open objects that are not listed. */
function compareOthers(
  { old, new: fresh }: ShapePair<ObjectShape>,
  place: ChangePlace,
  compare: CompareShapes,
): Finding[] {
  if (!isOpenObject(old) || !isOpenObject(fresh)) return [];
  const unknown: Shape = { kind: 'unknown' };
  return compare({ old: old.values ?? unknown, new: fresh.values ?? unknown }, { ...place, path: `${place.path}.*` });
}

function compareField(
  old: Field,
  fresh: Field,
  { place, compare }: { readonly place: ChangePlace; readonly compare: CompareShapes },
): Finding[] {
  const at = { ...below(place, fresh), old: old.source, new: fresh.source };
  return [
    ...(isPromised(old) === isPromised(fresh)
      ? []
      : [find(isPromised(fresh) ? 'member-required' : 'member-optional', at)]),
    ...(old.nullable === fresh.nullable ? [] : [find(fresh.nullable ? 'null-added' : 'null-removed', at)]),
    ...compare({ old: old.shape, new: fresh.shape }, at),
    ...compareOrigins(old, fresh, at),
    ...(old.description === fresh.description ? [] : [find('description-changed', at)]),
  ];
}

/** Whether tables or samples describe a field; types that are known from other samples than before show by themselves. */
function compareOrigins(old: Field, fresh: Field, at: ChangePlace): Finding[] {
  const [wasInferred, isInferred] = [inferredOf(old).length > 0, inferredOf(fresh).length > 0];
  return wasInferred === isInferred ? [] : [find(isInferred ? 'member-inferred' : 'member-documented', at)];
}

/** Whether a member is always present; a pattern requires no particular member. */
function isPromised({ name, required }: Field): boolean {
  return required && !isPattern(name);
}

function foundNew(field: Field, place: ChangePlace): Finding {
  const { old: _, ...at } = { ...below(place, field), new: field.source };
  return find(isPromised(field) ? 'required-member-added' : 'member-added', at);
}

function compareGone(field: Field, object: ObjectShape, place: ChangePlace): Finding {
  const { new: _, ...at } = { ...below(place, field), old: field.source };
  const pattern = object.fields.find(({ name }) => fitsName(name, field.name));
  if (pattern) return find('member-generalized', { ...at, new: pattern.source }, { pattern: pattern.name });
  return find(isOpenObject(object) ? 'member-unlisted' : 'member-removed', at);
}

function below(place: ChangePlace, { name }: Field): ChangePlace {
  return { ...place, path: `${place.path}.${name}`, member: name };
}
