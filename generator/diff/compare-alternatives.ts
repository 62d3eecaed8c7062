import { nameVariant } from '../4-emit/names.js';
import type { Shape } from '../model/schema.js';
import { describeShape } from './describe-shape.js';
import { type ChangePlace, type CompareShapes, type Finding, find, type ShapePair } from './finding.js';
import { shapeKey } from './shape-key.js';

interface Alternative {
  readonly title: string;
  readonly shape: Shape;
  /** Its index in the union; -1 for a value without alternatives. */
  readonly index: number;
}

interface AlternativePair {
  readonly old: Alternative;
  readonly new: Alternative;
}

/** Compare two values of which at least one has alternatives. */
export function compareAlternatives(pair: ShapePair, place: ChangePlace, compare: CompareShapes): Finding[] {
  const { pairs, added, removed } = pairAlternatives(listAlternatives(pair.old), listAlternatives(pair.new));
  return [
    ...pairs.flatMap((both) => compareBoth(both, place, compare)),
    ...added.map((alternative) => find('alternative-added', at(alternative, place), { title: call(alternative) })),
    ...removed.map((alternative) => find('alternative-removed', place, { title: call(alternative) })),
  ];
}

function listAlternatives(shape: Shape): Alternative[] {
  return shape.kind === 'union'
    ? shape.members.map((member, index) => ({ ...member, index }))
    : [{ title: '', shape, index: -1 }];
}

/** Signs that two alternatives are the same, the strongest first, so that a weaker one cannot match before. */
const signs: readonly ((one: Alternative, other: Alternative) => boolean)[] = [
  (one, other) => one.title === other.title && shapeKey(one.shape) === shapeKey(other.shape),
  (one, other) => one.title === other.title && one.title !== '',
  (one, other) => shapeKey(one.shape) === shapeKey(other.shape),
  (one, other) => one.shape.kind === other.shape.kind,
];

function pairAlternatives(old: readonly Alternative[], fresh: readonly Alternative[]) {
  const removed = new Set(old);
  const pairs = new Map<Alternative, Alternative>();
  for (const sign of signs) {
    for (const alternative of fresh.filter((candidate) => !pairs.has(candidate))) {
      const former = [...removed].find((candidate) => sign(candidate, alternative));
      if (former === undefined) continue;
      pairs.set(alternative, former);
      removed.delete(former);
    }
  }
  const added = fresh.filter((alternative) => !pairs.has(alternative));
  return { pairs: [...pairs].map(([one, former]) => ({ old: former, new: one })), added, removed: [...removed] };
}

function compareBoth(pair: AlternativePair, place: ChangePlace, compare: CompareShapes): Finding[] {
  const shapes = { old: pair.old.shape, new: pair.new.shape };
  return [...compareTitles(pair, place), ...compare(shapes, at(pair.new, place))];
}

function compareTitles(pair: AlternativePair, place: ChangePlace): Finding[] {
  if (pair.old.index < 0 || pair.new.index < 0) return [];
  const names = { old: nameOf(pair.old), new: nameOf(pair.new) };
  if (names.old !== names.new) return [find('alternative-renamed', at(pair.new, place), names)];
  const titles = { old: pair.old.title, new: pair.new.title };
  return titles.old === titles.new ? [] : [find('alternative-retitled', at(pair.new, place), titles)];
}

/** The name of its type; only objects have one. */
function nameOf({ title, shape, index }: Alternative): string {
  return shape.kind === 'object' ? nameVariant(title, index, new Set()) : '';
}

function at({ index }: Alternative, place: ChangePlace): ChangePlace {
  return index < 0 ? place : { ...place, path: `${place.path}<${index + 1}>` };
}

function call({ title, shape }: Alternative): string {
  return title === '' ? describeShape(shape) : title;
}
