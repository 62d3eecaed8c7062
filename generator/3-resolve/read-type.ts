import type { Dialect, TypeRules, TypeWord } from '../model/dialect.js';
import { patternOf } from '../model/pattern.js';

/** The parsed text of a type, before references are resolved. */
export type TypeReading =
  | { readonly kind: 'word'; readonly word: TypeWord }
  /** Elements without a type of their own have no item. */
  | { readonly kind: 'list'; readonly item?: TypeReading }
  /** Member names are data. */
  | { readonly kind: 'map'; readonly item?: TypeReading }
  | { readonly kind: 'nullable'; readonly type: TypeReading }
  /** A word of its own: the name of a type, or alternatives. */
  | { readonly kind: 'named'; readonly text: string };

const readings = new WeakMap<TypeRules, Map<string, TypeReading>>();

/** `Array of strings`, `object[]`, `int | null`: parsed with the type rules of the dialect. */
export function readType(text: string, { types }: Pick<Dialect, 'types'>): TypeReading {
  const known = readings.get(types) ?? new Map<string, TypeReading>();
  readings.set(types, known);
  const key = text.toLowerCase().replace(/\s+/g, ' ').trim();
  const reading = known.get(key) ?? read(key, types, mostNested);
  // Pages may have any number of words that are not types.
  if (known.size < mostRemembered) known.set(key, reading);
  return reading;
}

const mostRemembered = 10_000;
const mostNested = 16;

function read(text: string, types: TypeRules, levels: number): TypeReading {
  if (Object.hasOwn(types.words, text)) {
    const word = types.words[text];
    if (word) return { kind: 'word', word };
  }
  const named: TypeReading = { kind: 'named', text };
  if (text === '' || levels === 0) return named;
  const nullable = types.nullable === undefined ? undefined : patternOf(types.nullable).find(text);
  if (nullable && nullable.text !== '' && nullable.text !== text) {
    const rest = `${text.slice(0, nullable.index)}${text.slice(nullable.index + nullable.text.length)}`.trim();
    return { kind: 'nullable', type: read(rest, types, levels - 1) };
  }
  return (
    readHolder('list', types.lists, { text, types, levels }) ??
    readHolder('map', types.maps, { text, types, levels }) ??
    named
  );
}

function readHolder(
  kind: 'list' | 'map',
  patterns: readonly string[] = [],
  { text, types, levels }: { readonly text: string; readonly types: TypeRules; readonly levels: number },
): TypeReading | undefined {
  for (const pattern of patterns) {
    const found = patternOf(pattern).find(text);
    if (found === undefined) continue;
    const item = found.groups['item']?.trim();
    return item === undefined || item === '' ? { kind } : { kind, item: read(item, types, levels - 1) };
  }
  return undefined;
}

/** `int or string` → `int`, `string`; `undefined` for a text that is one type. */
export function splitUnion(text: string, { types }: Pick<Dialect, 'types'>): string[] | undefined {
  if (types.unions === undefined) return undefined;
  const members = patternOf(types.unions)
    .split(text)
    .map((member) => member.trim())
    .filter((member) => member !== '');
  return members.length > 1 && members.length <= mostNested ? members : undefined;
}

/** The word of a type, or of the elements of a list; `undefined` for anything else. */
export function wordOf(reading: TypeReading): TypeWord | undefined {
  if (reading.kind === 'word') return reading.word.kind === 'list' ? reading.word.item : reading.word;
  if (reading.kind === 'nullable') return wordOf(reading.type);
  return reading.kind === 'list' && reading.item ? wordOf(reading.item) : undefined;
}
