import { buildProgram } from './pattern/build-program.js';
import type { Engine, Match } from './pattern/engine.js';
import { linearEngine } from './pattern/linear-engine.js';
import { countSteps, findLongestText } from './pattern/measure-backtracking.js';
import { type ParsedPattern, parsePattern, UnfitPattern } from './pattern/parse-pattern.js';

/** A match: where it starts, its whole text, and the named groups that took part. */
export interface Found {
  readonly index: number;
  readonly text: string;
  readonly groups: Readonly<Record<string, string>>;
}

/** A regular expression of a dialect. It keeps no state between calls, and its time grows with the text alone. */
export interface Pattern {
  /** The first match. */
  find(text: string): Found | undefined;
  test(text: string): boolean;
  findAll(text: string): Found[];
  /** What stands between the matches; groups are not part of it. */
  split(text: string): string[];
  /** The text with `by` in the place of every match; `by` may use `$1`, `$<name>`, `$&` and `$$` as `String.replace` does. */
  replace(text: string, by: string): string;
}

export interface PatternOptions {
  /** Whether `^` and `$` match at the ends of lines as well. Default false. */
  readonly lines?: boolean;
  /** Whether upper and lower case are the same. Default true. */
  readonly caseless?: boolean;
}

/** A text that is no pattern, or one that no engine runs in bounded time. */
export class PatternError extends Error {
  override readonly name = 'PatternError';

  /** `reason` follows the pattern: `is not a regular expression: Unterminated group`. */
  constructor(
    source: string,
    readonly reason: string,
  ) {
    super(`${source} ${reason}`);
  }
}

const compiled = new Map<string, Pattern>();

/**
 * The pattern that a text stands for, in the syntax of JavaScript with the flag `u`. Throws a `PatternError`.
 *
 * Texts on which the native engine may take long go to one whose time is linear. Both find the same.
 */
export function patternOf(source: string, { lines = false, caseless = true }: PatternOptions = {}): Pattern {
  const flags = `${caseless ? 'i' : ''}${lines ? 'm' : ''}u`;
  const key = `${flags}:${source}`;
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const pattern = compile(source, flags);
  compiled.set(key, pattern);
  return pattern;
}

function compile(source: string, flags: string): Pattern {
  if (source.length > longestSource) throw new PatternError(`${source.slice(0, 30)}…`, tooLong);
  if (nestingOf(source) > deepest) throw new PatternError(source, tooDeep);
  const native = nativeEngine(source, flags);
  const { part, names, prefix } = parse(source, flags);
  const longest = findLongestText(part, flags.includes('m'));
  if (longest === Number.POSITIVE_INFINITY) return withEngine(() => native);
  if (countSteps(part) > mostSteps) throw new PatternError(source, tooLarge);
  let linear: Engine | undefined;
  return withEngine(({ length }) => {
    if (length <= longest) return native;
    linear ??= linearEngine({ program: buildProgram(part, names.length), names, prefix, flags });
    return linear;
  });
}

const longestSource = 10_000;
const tooLong = `is longer than ${longestSource} characters. Split it`;
const deepest = 100;
const tooDeep = `has groups more than ${deepest} deep in one another. Write fewer`;
/** The linear engine keeps a bit for many a step and each character of a text. */
const mostSteps = 1000;
const tooLarge = `has more than ${mostSteps} parts with each of its repetitions, and could take long. Write + or * in place of large numbers`;

/** At least how deep groups are nested: parentheses in classes count as well. */
function nestingOf(source: string): number {
  let depth = 0;
  let most = 0;
  for (const character of source.replace(/\\./gs, '')) {
    if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    most = Math.max(most, depth);
  }
  return most;
}

function parse(source: string, flags: string): ParsedPattern {
  try {
    return parsePattern(source, flags);
  } catch (error) {
    if (error instanceof UnfitPattern) throw new PatternError(source, error.message);
    throw error;
  }
}

function nativeEngine(source: string, flags: string): Engine {
  const one = expressionOf(source, flags);
  const every = new RegExp(source, `${flags}g`);
  return { first: (text) => one.exec(text) ?? undefined, all: (text) => text.matchAll(every) };
}

function expressionOf(source: string, flags: string): RegExp {
  try {
    return new RegExp(source, flags);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // V8 says `Invalid regular expression: /(a/iu: Unterminated group`.
    const reason = message.replace(/^Invalid regular expression: .*: /s, '');
    throw new PatternError(source, `is not a regular expression: ${reason}`);
  }
}

function withEngine(engineFor: (text: string) => Engine): Pattern {
  return {
    find: (text) => {
      const match = engineFor(text).first(text);
      return match === undefined ? undefined : toFound(match);
    },
    test: (text) => engineFor(text).first(text) !== undefined,
    findAll: (text) => Array.from(engineFor(text).all(text), toFound),
    split: (text) => splitAt(text, engineFor(text).all(text)),
    replace: (text, by) => replaceMatches(text, by, engineFor(text).all(text)),
  };
}

const noGroups: Found['groups'] = Object.freeze({});

function toFound({ index, 0: text, groups }: Match): Found {
  return { index, text, groups: groups === undefined ? noGroups : present(groups) };
}

function present(groups: Readonly<Record<string, string | undefined>>): Record<string, string> {
  // Without a prototype, so that `__proto__` is a name like any other.
  const taken: Record<string, string> = Object.create(null);
  for (const name in groups) {
    const group = groups[name];
    if (group !== undefined) taken[name] = group;
  }
  return taken;
}

/** As `String.split`, which puts the groups between the parts. */
function splitAt(text: string, matches: Iterable<Match>): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const { index, 0: matched } of matches) {
    const end = index + matched.length;
    if (text === '') return [];
    if (end === from || index === text.length) continue;
    parts.push(text.slice(from, index));
    from = end;
  }
  return [...parts, text.slice(from)];
}

/** The text with `by` in the place of each match, as `String.replace` does it. */
function replaceMatches(text: string, by: string, matches: Iterable<Match>): string {
  const pieces: string[] = [];
  let from = 0;
  for (const match of matches) {
    pieces.push(text.slice(from, match.index), by.includes('$') ? expand(by, match, text) : by);
    from = match.index + match[0].length;
  }
  return [...pieces, text.slice(from)].join('');
}

function expand(by: string, match: Match, text: string): string {
  return by.replace(/\$(?:[$&`']|\d\d?|<[^>]*>)/g, (sign) => {
    const meant = sign.slice(1);
    if (meant === '$') return '$';
    if (meant === '&') return match[0];
    if (meant === '`') return text.slice(0, match.index);
    if (meant === "'") return text.slice(match.index + match[0].length);
    if (meant.startsWith('<')) return match.groups === undefined ? sign : (match.groups[meant.slice(1, -1)] ?? '');
    return expandNumber(meant, match) ?? sign;
  });
}

/** `$12` is the first group and a `2` where there is no twelfth. */
function expandNumber(digits: string, match: Match): string | undefined {
  const isGroup = (group: number) => group > 0 && group < match.length;
  if (isGroup(Number(digits))) return match[Number(digits)] ?? '';
  const [first = '', second] = digits;
  return second !== undefined && isGroup(Number(first)) ? `${match[Number(first)] ?? ''}${second}` : undefined;
}
