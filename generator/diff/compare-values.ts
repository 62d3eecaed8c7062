import type { NumberShape, StringShape, Value } from '../model/schema.js';
import { type ChangePlace, type Finding, find, type ShapePair } from './finding.js';

type ListedShape = StringShape | NumberShape;
type ListedPair = ShapePair<ListedShape>;

/** Compare two lists of values, or a list and none. */
export function compareValues(pair: ListedPair, place: ChangePlace): Finding[] {
  const [hadList, hasList] = [hasValues(pair.old), hasValues(pair.new)];
  if (hadList && hasList) return [...compareClosing(pair, place), ...compareLists(pair, place)];
  if (hasList)
    return [
      find(isClosed(pair.new, place) && isWritten(place) ? 'list-closed' : 'values-listed', place, all(pair.new)),
    ];
  return hadList ? [find(codeOfEnd(pair.old, place), place)] : [];
}

function codeOfEnd(old: ListedShape, place: ChangePlace) {
  if (!isClosed(old, place)) return 'values-unlisted';
  return isWritten(place) ? 'list-opened' : 'event-unlisted';
}

function compareClosing(pair: ListedPair, place: ChangePlace): Finding[] {
  const [wasClosed, isNowClosed] = [pair.old.closed === true, pair.new.closed === true];
  if (wasClosed === isNowClosed) return [];
  return [isNowClosed ? find('list-closed', place, all(pair.new)) : find('list-opened', place)];
}

function compareLists(pair: ListedPair, place: ChangePlace): Finding[] {
  const [old, fresh] = [keyValues(pair.old), keyValues(pair.new)];
  const removed = isClosed(pair.new, place) ? 'value-removed' : 'open-value-removed';
  return [
    ...missing(fresh, old).map((value) => find('value-added', place, value)),
    ...missing(old, fresh).map((value) => find(removed, place, value)),
    ...[...fresh]
      .filter(([key, { description }]) => old.has(key) && old.get(key)?.description !== description)
      .map(([, { value }]) => find('value-described', place, { value: String(value) })),
  ];
}

/** The values of a list that another one lacks. */
function missing(list: ReadonlyMap<string, Value>, other: ReadonlyMap<string, Value>) {
  return [...list].filter(([key]) => !other.has(key)).map(([, { value }]) => ({ value: String(value) }));
}

function keyValues({ values = [] }: ListedShape): Map<string, Value> {
  return new Map(values.map((value) => [`${typeof value.value} ${value.value}`, value]));
}

/** Whether values that are not listed are compiler errors; for the events of notifications they always are. */
function isClosed(shape: ListedShape, { side, member, api }: ChangePlace): boolean {
  if (side === 'notification') return member === api.eventMember && shape.kind === 'string';
  return side === 'request' && shape.closed === true;
}

function isWritten({ side }: ChangePlace): boolean {
  return side === 'request';
}

function hasValues({ values = [] }: ListedShape): boolean {
  return values.length > 0;
}

function all({ values = [] }: ListedShape) {
  return { values: values.map(({ value }) => value).join(', ') };
}
