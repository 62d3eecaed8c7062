import type { NumberShape, ObjectShape, Shape, StringShape } from '../model/schema.js';
import { compareAlternatives } from './compare-alternatives.js';
import { compareEncodings } from './compare-encodings.js';
import { compareMembers } from './compare-members.js';
import { compareValues } from './compare-values.js';
import { describeShape } from './describe-shape.js';
import { type ChangePlace, type Finding, find, type ShapePair } from './finding.js';

/** Compare two values for callers that write or read them. */
export function compareShapes(pair: ShapePair, place: ChangePlace): Finding[] {
  if (isOf(pair, isUnknown)) return [];
  if (isUnknown(pair.old)) return [find('type-known', place, { new: describeShape(pair.new) })];
  if (isUnknown(pair.new)) return [find('type-unknown', place, { old: describeShape(pair.old) })];
  if (pair.old.kind === 'encoded' || pair.new.kind === 'encoded') return compareEncodings(pair, place, compareShapes);
  if (pair.old.kind === 'union' || pair.new.kind === 'union') return compareAlternatives(pair, place, compareShapes);
  return comparePlain(pair, place);
}

function comparePlain(pair: ShapePair, place: ChangePlace): Finding[] {
  if (isOf(pair, isObject)) return compareMembers(pair, place, compareShapes);
  if (isOf(pair, isList)) {
    return compareShapes({ old: pair.old.item, new: pair.new.item }, { ...place, path: `${place.path}[]` });
  }
  if (isOf(pair, isString)) return compareValues(pair, place);
  if (isOf(pair, isNumber)) return [...compareNumbers(pair, place), ...compareValues(pair, place)];
  if (pair.old.kind === pair.new.kind) return [];
  return [find('type-changed', place, describeBoth(pair))];
}

function compareNumbers(pair: ShapePair<NumberShape>, place: ChangePlace): Finding[] {
  if (pair.old.integer === pair.new.integer) return [];
  return [find('number-kind-changed', place, describeBoth(pair))];
}

function describeBoth(pair: ShapePair) {
  return { old: describeShape(pair.old), new: describeShape(pair.new) };
}

function isOf<Kind extends Shape>(pair: ShapePair, fits: (shape: Shape) => shape is Kind): pair is ShapePair<Kind> {
  return fits(pair.old) && fits(pair.new);
}

const isUnknown = (shape: Shape) => shape.kind === 'unknown';
const isObject = (shape: Shape): shape is ObjectShape => shape.kind === 'object';
const isList = (shape: Shape): shape is Extract<Shape, { kind: 'list' }> => shape.kind === 'list';
const isString = (shape: Shape): shape is StringShape => shape.kind === 'string';
const isNumber = (shape: Shape): shape is NumberShape => shape.kind === 'number';
