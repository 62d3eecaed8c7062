import { encodingOf } from '../model/encoding.js';
import type { Encoding, Shape } from '../model/schema.js';
import { describeShape } from './describe-shape.js';
import { type ChangePlace, type CompareShapes, type Finding, find, type ShapePair } from './finding.js';

type Encoded = Extract<Shape, { kind: 'encoded' }>;

/** Compare two values of which at least one is encoded in a string; callers pass and get the content. */
export function compareEncodings(pair: ShapePair, place: ChangePlace, compare: CompareShapes): Finding[] {
  const findings = compareCarriers(pair, place);
  const isCompared = !findings.some(({ code }) => code === 'content-described' || code === 'content-undescribed');
  const contents = { old: contentOf(pair.old), new: contentOf(pair.new) };
  return isCompared ? [...findings, ...compare(contents, place)] : findings;
}

function compareCarriers(pair: ShapePair, place: ChangePlace): Finding[] {
  if (pair.old.kind !== 'encoded') return pair.new.kind === 'encoded' ? foundNew(pair.new, pair.old, place) : [];
  if (pair.new.kind !== 'encoded') return foundGone(pair.old, pair.new, place);
  const [old, fresh] = [pair.old.encoding, pair.new.encoding];
  if (old === fresh) return [];
  if (needsForeignKey(fresh, place)) return [find('bank-key-needed', place, { old, new: fresh })];
  return [
    find(isSeal(old, place) || isSeal(fresh, place) ? 'seal-changed' : 'encoding-changed', place, { old, new: fresh }),
  ];
}

function foundNew({ encoding, content }: Encoded, old: Shape, place: ChangePlace): Finding[] {
  const isDescribed = old.kind === 'string' && isStructured(content);
  return [
    ...(isSeal(encoding, place)
      ? [find(needsForeignKey(encoding, place) ? 'bank-key-needed' : 'seal-added', place, { encoding })]
      : []),
    ...(isDescribed ? [find('content-described', place, { content: describeShape(content), encoding })] : []),
    ...(isSeal(encoding, place) || isDescribed ? [] : [find('encoding-added', place, { encoding })]),
  ];
}

function foundGone({ encoding, content }: Encoded, fresh: Shape, place: ChangePlace): Finding[] {
  const gone = find(isSeal(encoding, place) ? 'seal-removed' : 'encoding-removed', place, { encoding });
  if (!isStructured(content)) return [gone];
  const described =
    fresh.kind === 'string'
      ? find('content-undescribed', place, { content: describeShape(content), encoding })
      : find('content-bare', place, { encoding });
  return isSeal(encoding, place) ? [gone, described] : [described];
}

function isSeal(encoding: Encoding, { api }: ChangePlace): boolean {
  return encodingOf(api.encodings, encoding).seal !== undefined;
}

/** Whether callers need a key that the service does not provide. */
function needsForeignKey(encoding: Encoding, { api }: ChangePlace): boolean {
  return encodingOf(api.encodings, encoding).seal?.openedBy === 'elsewhere';
}

function contentOf(shape: Shape): Shape {
  return shape.kind === 'encoded' ? shape.content : shape;
}

/** Whether a caller can pass either the content or an encoded string. */
function isStructured({ kind }: Shape): boolean {
  return kind === 'object' || kind === 'list' || kind === 'union';
}
