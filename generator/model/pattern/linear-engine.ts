import type { Program } from './build-program.js';
import type { Engine, Match } from './engine.js';
import { type Reached, runProgram } from './run-program.js';

export interface LinearPattern {
  readonly program: Program;
  /** Of each group; undefined for one without name. */
  readonly names: readonly (string | undefined)[];
  /** The source of what every match starts with. */
  readonly prefix: string;
  readonly flags: string;
}

/** Finds the matches that the native engine finds, in a time that grows with the length of the text alone. */
export function linearEngine(pattern: LinearPattern): Engine {
  return {
    first: (text) => {
      for (const match of findMatches(pattern, text)) return match;
      return undefined;
    },
    all: (text) => findMatches(pattern, text),
  };
}

function* findMatches({ program, names, prefix, flags }: LinearPattern, text: string): Generator<Match> {
  const run = runProgram(program, { text, lines: flags.includes('m'), caseless: flags.includes('i') });
  const prefixed = new RegExp(prefix, `${flags}g`);
  for (let start = 0; start <= text.length; ) {
    prefixed.lastIndex = start;
    const index = prefix === '' ? start : prefixed.exec(text)?.index;
    if (index === undefined) return;
    const reached = run(index);
    if (reached !== undefined) yield toMatch({ text, index, names }, reached);
    start = reached === undefined || reached.end === index ? index + lengthAt(text, index) : reached.end;
  }
}

function lengthAt(text: string, index: number): number {
  return (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
}

interface Place {
  readonly text: string;
  readonly index: number;
  readonly names: LinearPattern['names'];
}

function toMatch({ text, index, names }: Place, { end, slots }: Reached): Match {
  const captures = names.map((_, group) => {
    const [from = -1, to = -1] = slots.slice(2 * group, 2 * group + 2);
    return to === -1 ? undefined : text.slice(from, to);
  });
  const matched: [string, ...(string | undefined)[]] = [text.slice(index, end), ...captures];
  return Object.assign(matched, { index, groups: nameGroups(names, captures) });
}

function nameGroups(names: LinearPattern['names'], captures: readonly (string | undefined)[]): Match['groups'] {
  if (names.every((name) => name === undefined)) return undefined;
  // Without a prototype, so that `__proto__` is a name like any other.
  const groups: Record<string, string | undefined> = Object.create(null);
  names.forEach((name, group) => {
    if (name !== undefined) groups[name] ??= captures[group];
  });
  return groups;
}
