/** A match: where it starts, its whole text, and the named groups that took part. */
export interface Found {
  readonly index: number;
  readonly text: string;
  readonly groups: Readonly<Record<string, string>>;
}

/** A regular expression of a dialect. It keeps no state between calls. */
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

/** A text that is no pattern. The message says why, without a full stop: `Unterminated group`. */
export class PatternError extends Error {
  override readonly name = 'PatternError';
}

const compiled = new Map<string, Pattern>();

/** The pattern that a text stands for, in the syntax of JavaScript with the flag `u`. Throws a `PatternError`. */
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
  const first = expressionOf(source, flags);
  const every = new RegExp(source, `${flags}g`);
  return {
    find: (text) => foundIn(first.exec(text)),
    test: (text) => first.test(text),
    findAll: (text) => Array.from(text.matchAll(every), toFound),
    split: (text) => splitAt(text, text.matchAll(every)),
    replace: (text, by) => text.replace(every, by),
  };
}

function expressionOf(source: string, flags: string): RegExp {
  try {
    return new RegExp(source, flags);
  } catch (error) {
    throw new PatternError(reasonOf(error));
  }
}

/** V8 says `Invalid regular expression: /(a/iu: Unterminated group`. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/^Invalid regular expression: .*: /s, '');
}

function foundIn(match: RegExpExecArray | null): Found | undefined {
  return match === null ? undefined : toFound(match);
}

const noGroups: Found['groups'] = Object.freeze({});

function toFound({ index, 0: text, groups }: RegExpExecArray): Found {
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
function splitAt(text: string, matches: Iterable<RegExpExecArray>): string[] {
  if (text === '') return Array.from(matches).length === 0 ? [text] : [];
  const parts: string[] = [];
  let from = 0;
  for (const { index, 0: matched } of matches) {
    const end = index + matched.length;
    if (end === from || index === text.length) continue;
    parts.push(text.slice(from, index));
    from = end;
  }
  return [...parts, text.slice(from)];
}
