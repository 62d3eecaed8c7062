import { createRandom } from '../support/fuzz-seed.js';

/** Patterns and texts that are alike enough to match now and then. */
export interface RandomPatterns {
  pattern(): string;
  text(): string;
  flags(): string;
}

const atoms = ['a', 'b', 's', 'K', 'ſ', '是', '𠮷', 'é', 'Σ', '.', '\\w', '\\s', '\\d', '\\W', '\\S', '\\p{L}', ' '];
const classes = ['[a-c]', '[^a]', '[是b]', '[^\\s|]', '[\\w-]', '[ß-ÿ]', '\\u{17f}'];
const edges = ['\\b', '\\B', '^', '$'];
const counts = ['', '', '', '*', '+', '?', '*?', '+?', '??', '{2}', '{0,2}', '{1,3}?', '{2,}'];
const letters = 'abAcsSkKſ\u212a是𠮷éÉ \n|1-σςßẞ\r\u3000';

export function createPatterns(seed?: number): RandomPatterns {
  const random = createRandom(seed);
  const below = (end: number) => Math.floor(random() * end);
  const pick = (words: readonly string[]) => words[below(words.length)] ?? '';
  const many = (most: number, make: () => string) => Array.from({ length: below(most) }, make);
  let names = 0;

  function choice(depth: number, isLook: boolean): string {
    const sequence = () => many(5, () => part(depth, isLook)).join('');
    return [sequence(), ...many(3, sequence)].join('|');
  }

  function part(depth: number, isLook: boolean): string {
    const kind = below(10);
    if (kind === 0) return pick(edges);
    if (depth === 0 || kind > 4) return pick([...atoms, ...classes]) + pick(counts);
    if (kind === 1) return `(?${pick(['=', '!', '<=', '<!'])}${choice(depth - 1, true)})`;
    if (isLook || kind === 2) return `(?:${choice(depth - 1, isLook)})${pick(counts)}`;
    names += 1;
    return `(${pick(['', `?<name${names}>`])}${choice(depth - 1, false)})${pick(counts)}`;
  }

  return {
    pattern: () => choice(3, false),
    text: () => many(10, () => pick([...letters])).join(''),
    flags: () => pick(['iu', 'u', 'imu', 'mu']),
  };
}
