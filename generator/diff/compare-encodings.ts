import type { Shape } from '../model/schema.js';
import { describeShape } from './describe-shape.js';
import { type CompareShapes, type Finding, find, type Place, type ShapePair } from './finding.js';

type Encoded = Extract<Shape, { kind: 'encoded' }>;

/** What differs between two values of which at least one is carried by a string; callers deal in contents. */
export function compareEncodings(pair: ShapePair, place: Place, compare: CompareShapes): Finding[] {
  const findings = compareCarriers(pair, place);
  const isCompared = !findings.some(({ code }) => code === 'content-described' || code === 'content-undescribed');
  const contents = { old: contentOf(pair.old), new: contentOf(pair.new) };
  return isCompared ? [...findings, ...compare(contents, place)] : findings;
}

function compareCarriers(pair: ShapePair, place: Place): Finding[] {
  if (pair.old.kind !== 'encoded') return pair.new.kind === 'encoded' ? [foundNew(pair.new, pair.old, place)] : [];
  if (pair.new.kind !== 'encoded') return [foundGone(pair.old, pair.new, place)];
  const [old, fresh] = [pair.old.encoding, pair.new.encoding];
  if (old === fresh) return [];
  return [find(fresh === 'rsa-bank' ? 'bank-key-needed' : 'encoding-changed', place, { old, new: fresh })];
}

function foundNew({ encoding, content }: Encoded, old: Shape, place: Place): Finding {
  if (old.kind === 'string' && isStructured(content))
    return find('content-described', place, { content: describeShape(content), encoding });
  return find(encoding === 'rsa-bank' ? 'bank-key-needed' : 'encoding-added', place, { encoding });
}

function foundGone({ encoding, content }: Encoded, fresh: Shape, place: Place): Finding {
  if (!isStructured(content)) return find('encoding-removed', place, { encoding });
  if (fresh.kind !== 'string') return find('content-bare', place, { encoding });
  return find('content-undescribed', place, { content: describeShape(content), encoding });
}

function contentOf(shape: Shape): Shape {
  return shape.kind === 'encoded' ? shape.content : shape;
}

/** Whether a caller can pass the content, and as well a string that is encoded already. */
function isStructured({ kind }: Shape): boolean {
  return kind === 'object' || kind === 'list' || kind === 'union';
}
