import { nearestNames } from '../model/nearest-names.js';
import type { BodyFormat } from '../model/schema.js';
import { ConfigurationError } from './config-error.js';

export interface Problem {
  /** `dialect.types.string.kind` */
  readonly path: string;
  /** Follows the path: `must be a text`. */
  readonly what: string;
}

export type Check = (value: unknown, path: string) => Problem | undefined;
export type Members<Type> = { readonly [Name in keyof Type]-?: Check };

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const must = (fits: (value: unknown) => boolean, expected: string): Check => {
  return (value, path) => {
    if (fits(value)) return undefined;
    return { path, what: value === undefined ? `is missing; it must be ${expected}` : `must be ${expected}` };
  };
};
export const text = must((value) => typeof value === 'string', 'a text');
export const flag = must((value) => typeof value === 'boolean', 'true or false');
export const object = must(isObject, 'an object');
export const list = must(Array.isArray, 'a list');

/** The compiler asks for each of the words, and for no other. */
export function oneOf<Word extends string>(words: Readonly<Record<Word, true>>): Check {
  const list = Object.keys(words);
  return must((value) => typeof value === 'string' && list.includes(value), `one of ${list.join(', ')}`);
}

export function optional(check: Check): Check {
  return (value, path) => (value === undefined ? undefined : check(value, path));
}

export function listOf(check: Check): Check {
  return (value, path) =>
    Array.isArray(value)
      ? first(value.map((item: unknown, index) => check(item, `${path}[${index}]`)))
      : list(value, path);
}

export function mapOf(check: Check): Check {
  return (value, path) =>
    isObject(value)
      ? first(Object.entries(value).map(([name, item]) => check(item, `${path}.${name}`)))
      : object(value, path);
}

export function membersOf<Type>(members: Members<Type>): Check {
  const checks = new Map(Object.entries<Check>(members));
  return (value, path) => {
    if (!isObject(value)) return object(value, path);
    const given = new Map<string, unknown>(Object.entries(value));
    const unknown = [...given.keys()].find((name) => !checks.has(name));
    if (unknown !== undefined) return unknownMember(`${path}.${unknown}`, unknown, [...checks.keys()]);
    return first([...checks].map(([name, check]) => check(given.get(name), `${path}.${name}`)));
  };
}

function unknownMember(path: string, name: string, known: readonly string[]): Problem {
  const [nearest] = nearestNames(name, known, 1);
  const meant = nearest === undefined ? '' : `; did you mean ${nearest}`;
  return { path, what: `means nothing there (there are ${known.join(', ')}${meant})` };
}

function first(problems: readonly (Problem | undefined)[]): Problem | undefined {
  return problems.find((problem) => problem !== undefined);
}

export const texts = listOf(text);
export const format = oneOf<BodyFormat>({
  json: true,
  xml: true,
  multipart: true,
  text: true,
  binary: true,
  empty: true,
  redirect: true,
});

/** Throws a `ConfigurationError` that names the member's path. */
export function throwProblem(problem: Problem | undefined, file: string, hint: string): void {
  if (problem !== undefined) throw new ConfigurationError(`${problem.path} in ${file} ${problem.what}. ${hint}`);
}
