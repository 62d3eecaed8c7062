import type { PlacedOperation } from './change.js';
import { likeness } from './likeness.js';

export interface OperationPair {
  readonly old: PlacedOperation;
  readonly new: PlacedOperation;
}

export interface PairedOperations {
  readonly pairs: readonly OperationPair[];
  readonly added: readonly PlacedOperation[];
  readonly removed: readonly PlacedOperation[];
}

/** A property that suggests that two operations are the same. */
interface Sign {
  /** The value to compare; `undefined` if it does not apply. */
  readonly of: (placed: PlacedOperation) => string | undefined;
  /** The share of their fields that must be the same as well, from 0 to 1. */
  readonly leastLikeness: number;
}

/** The strongest sign comes first, so that an unchanged operation is not matched as a moved one. */
const signs: readonly Sign[] = [
  { of: ({ page, operation: { kind, anchor } }) => keyOf(kind, page, anchor), leastLikeness: 0 },
  { of: (placed) => keyOfUrl(placed, (url) => url), leastLikeness: 0 },
  { of: (placed) => keyOfUrl(placed, (url) => url.replace(/\{[^{}]*\}/g, '{}')), leastLikeness: 0 },
  { of: ({ page, operation: { kind, title } }) => keyOf(kind, page, title), leastLikeness: 0.5 },
  { of: ({ operation: { kind, title } }) => (title === '' ? undefined : keyOf(kind, title)), leastLikeness: 0.5 },
];

/** Find the old version of each operation: by page and anchor, by method and URL, or by its title and fields. */
export function pairOperations(old: readonly PlacedOperation[], fresh: readonly PlacedOperation[]): PairedOperations {
  const removed = new Set(old);
  const formers = new Map<PlacedOperation, PlacedOperation>();
  for (const sign of signs) {
    const groups = groupBy(removed, sign);
    for (const placed of fresh.filter((operation) => !formers.has(operation))) {
      const group = groups.get(sign.of(placed) ?? nothing) ?? [];
      const former = findMostLike(
        placed,
        group.filter((operation) => removed.has(operation)),
        sign,
      );
      if (former === undefined) continue;
      formers.set(placed, former);
      removed.delete(former);
    }
  }
  const pairs = [...formers].map(([placed, former]) => ({ old: former, new: placed }));
  return { pairs, added: fresh.filter((placed) => !formers.has(placed)), removed: [...removed] };
}

const nothing = '';

function groupBy(operations: Iterable<PlacedOperation>, { of }: Sign): Map<string, PlacedOperation[]> {
  const groups = new Map<string, PlacedOperation[]>();
  for (const placed of operations) {
    const key = of(placed);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(placed);
    else groups.set(key, [placed]);
  }
  return groups;
}

function findMostLike(
  placed: PlacedOperation,
  group: readonly PlacedOperation[],
  { leastLikeness }: Sign,
): PlacedOperation | undefined {
  const likes = group.map((former) => ({ former, like: likeness(former.operation, placed.operation) }));
  const [best] = likes.filter(({ like }) => like >= leastLikeness).toSorted((one, other) => other.like - one.like);
  return best?.former;
}

/** The URL as a key; notifications have none. */
function keyOfUrl({ operation: { kind, method, url } }: PlacedOperation, spell: (url: string) => string) {
  return url === '' ? undefined : keyOf(kind, method, spell(url));
}

function keyOf(...parts: readonly string[]): string {
  return parts.join('\0');
}
