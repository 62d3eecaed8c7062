import type { AST } from '@eslint-community/regexpp';

/** What one element of a pattern matches, such as `a`, `.` or `[^\s|]`. */
export interface Characters {
  /** Those below 128, one bit each. */
  readonly ascii: readonly number[];
  /** A character from 128 on is one if any of these says so. */
  readonly beyond: readonly ((code: number) => boolean)[];
  /** All from 128 on, where they are few and known: none for `\d`, but left out for `.`. */
  readonly listed?: readonly number[];
}

export type OneCharacter = AST.Character | AST.CharacterClass | AST.CharacterSet;

export const noCharacters: Characters = { ascii: [0, 0, 0, 0], beyond: [], listed: [] };
export const anyCharacters: Characters = { ascii: [-1, -1, -1, -1], beyond: [() => true] };

export function hasCharacter({ ascii, beyond }: Characters, code: number): boolean {
  return code < 128 ? ((ascii[code >> 5] ?? 0) & (1 << (code & 31))) !== 0 : beyond.some((has) => has(code));
}

const known = new Map<string, Characters>();

/** The characters of an element, as the native engine sees them with these flags. */
export function charactersOf(element: OneCharacter, flags: string): Characters {
  const key = `${flags}:${element.raw}`;
  const seen = known.get(key) ?? readCharacters(element, flags);
  known.set(key, seen);
  return seen;
}

function readCharacters(element: OneCharacter, flags: string): Characters {
  const single = new RegExp(`^(?:${element.raw})$`, flags.replace('m', ''));
  const has = (code: number) => single.test(String.fromCodePoint(code));
  const ascii = readAscii(element.type === 'Character' ? variantsOf(element.value) : allAscii, has);
  const candidates = listCandidates(element, flags.includes('i'));
  if (candidates === undefined) return { ascii, beyond: [has] };
  const listed = [...new Set(candidates)].filter(has);
  return { ascii, beyond: listed.length === 0 ? [] : [has], listed };
}

const allAscii = Array.from({ length: 128 }, (_, code) => code);

function readAscii(codes: readonly number[], has: (code: number) => boolean): number[] {
  const words = [0, 0, 0, 0];
  for (const code of codes)
    if (code < 128 && has(code)) words[code >> 5] = (words[code >> 5] ?? 0) | (1 << (code & 31));
  return words;
}

function variantsOf(code: number): number[] {
  const character = String.fromCodePoint(code);
  const upper = character.toUpperCase();
  const cases = [character, character.toLowerCase(), upper, upper.toLowerCase()];
  return cases.map((each) => each.codePointAt(0) ?? code);
}

/** What `\s` matches from 128 on. */
const spaces = [...'\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff'].map((space) => space.charCodeAt(0));
for (let code = 0x2000; code <= 0x200a; code += 1) spaces.push(code);

/** `ſ` and the sign of Kelvin, which are `s` and `k` where case does not matter. */
const foldedToAscii = [0x17f, 0x212a];

/** At least all characters from 128 on that the element matches; undefined where they are too many. */
function listCandidates(element: AST.CharacterClassElement | OneCharacter, caseless: boolean): number[] | undefined {
  switch (element.type) {
    case 'Character':
      return listVariants(element.value, caseless);
    case 'CharacterClassRange':
      return element.max.value < 128 ? foldedToAscii : undefined;
    case 'CharacterSet':
      if (element.kind === 'space' && !element.negate) return spaces;
      return (element.kind === 'digit' || element.kind === 'word') && !element.negate ? foldedToAscii : undefined;
    case 'CharacterClass': {
      const lists = element.elements.map((each) => listCandidates(each, caseless));
      return element.negate || lists.includes(undefined) ? undefined : lists.flatMap((list) => list ?? []);
    }
    default:
      return undefined;
  }
}

function listVariants(code: number, caseless: boolean): number[] | undefined {
  if (code < 128) return foldedToAscii;
  const character = String.fromCodePoint(code);
  const hasCase = character.toLowerCase() !== character || character.toUpperCase() !== character;
  return caseless && hasCase ? undefined : [code];
}

/** More than so many are taken as any. */
const mostListed = 200;

export function joinCharacters(one: Characters, other: Characters): Characters {
  if (one === other || other === noCharacters) return one;
  if (one === noCharacters) return other;
  const ascii = one.ascii.map((bits, word) => bits | (other.ascii[word] ?? 0));
  const beyond = [...new Set([...one.beyond, ...other.beyond])];
  if (beyond.length > mostListed) return { ascii, beyond: anyCharacters.beyond };
  if (one.listed === undefined || other.listed === undefined) return { ascii, beyond };
  return { ascii, beyond, listed: [...new Set([...one.listed, ...other.listed])] };
}

/** Whether a character can be in both. True also where that is not known. */
export function mayOverlap(one: Characters, other: Characters): boolean {
  if (one.ascii.some((bits, word) => (bits & (other.ascii[word] ?? 0)) !== 0)) return true;
  if (one.listed !== undefined) return one.listed.some((code) => hasCharacter(other, code));
  return other.listed === undefined || other.listed.some((code) => hasCharacter(one, code));
}
