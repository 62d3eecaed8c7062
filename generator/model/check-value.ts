import * as v from 'valibot';
import { nearestNames } from './nearest-names.js';
import type { Envelope } from './schema.js';

/** What is wrong with a value from outside, and where. */
export interface Problem {
  /** `dialect.types.string.kind`, `pages[3].path`; empty for the value itself. */
  readonly path: string;
  /** Follows the path: `must be a text`. */
  readonly what: string;
}

export type Schema<Type> = v.GenericSchema<unknown, Type>;

/**
 * A schema for each member of a type: the compiler asks for all of them and for no other, and that each gives what the
 * type says. What may be left out in the type is `optional`.
 */
export type Entries<Type> = {
  readonly [Name in keyof Type]-?: Record<string, never> extends Pick<Type, Name>
    ? Schema<Type[Name] | undefined>
    : Schema<Type[Name]>;
};

/** The value as the schema says that it is, or the first problem. */
export function checkValue<Type>(schema: Schema<Type>, value: unknown): { readonly value: Type } | Problem {
  const result = v.safeParse(schema, value, { abortPipeEarly: true });
  if (result.success) return { value: result.output };
  // A name that nobody knows says more than the one that is missing because of it.
  const issue = result.issues.find(({ expected }) => expected === 'never') ?? result.issues[0];
  return { path: spellPath(issue.path ?? []), what: issue.message };
}

function spellPath(path: readonly { readonly key: unknown }[]): string {
  const steps = path.map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`));
  return steps.join('').replace(/^\./, '');
}

type Message = (issue: { readonly received: string }) => string;

/** The message of a schema for values that do not fit; `expected` follows “must be”. */
export function must(expected: string): Message {
  return ({ received }) => `${received === 'undefined' ? 'is missing; it must be' : 'must be'} ${expected}`;
}

export const text = v.string(must('a text'));
export const flag = v.boolean(must('true or false'));
export const object = v.custom<object>(isObject, must('an object'));
export const texts = listOf(text);
export const bodyFormat = oneOf('json', 'form', 'xml', 'multipart', 'text', 'binary', 'empty', 'redirect');

/** What is around every response, in the facts of an API and in the schema of a response. */
export const envelopeEntries = {
  root: optional(text),
  data: optional(text),
  code: text,
  ok: listOf(v.union([v.string(), v.number(), v.boolean()], must('a text, a number, true or false'))),
  message: text,
} satisfies Entries<Envelope>;

/** A text that is not empty; `expected` follows “must be”. */
export function filledText(expected: string) {
  return v.pipe(v.string(must(expected)), v.nonEmpty(must(expected)));
}

/** A value that is not looked into, such as a function; `expected` follows “must be”. */
export function anything<Type>(fits: (value: unknown) => boolean, expected: string) {
  return v.custom<Type>(fits, must(expected));
}

/** One of some words. */
export function oneOf<const Words extends readonly string[]>(...words: Words) {
  return v.picklist(words, must(`one of ${words.join(', ')}`));
}

export function listOf<Item extends Schema<unknown>>(item: Item) {
  return v.array(item, must('a list'));
}

/** An object with any names. */
export function mapOf<Member extends Schema<unknown>>(member: Member) {
  return v.pipe(object, v.record(v.string(), member, must('an object')));
}

/** An object with these members and no others. */
export function members<Members extends v.ObjectEntries>(entries: Members) {
  return v.strictObject(entries, (issue) => wordMember(issue, entries));
}

/** An object with these members, and with any others. */
export function someMembers<Members extends v.ObjectEntries>(entries: Members) {
  return v.looseObject(entries, (issue) => wordMember(issue, entries));
}

/** An object whose member `kind` says which of several it is. */
export function oneOfKinds<const Options extends v.VariantOptions<'kind'>>(options: Options) {
  return variantOf('kind', options);
}

/** An object whose member `key` says which of several it is. */
export function variantOf<const Key extends string, const Options extends v.VariantOptions<Key>>(
  key: Key,
  options: Options,
) {
  return v.variant(key, options, (issue) => {
    if (issue.path === undefined) return must('an object')(issue);
    // valibot gives `("string" | "number")`.
    const words = [...(issue.expected ?? '').matchAll(/"([^"]*)"/g)].map(([, word = '']) => word);
    return must(`one of ${words.join(', ')}${wordNearest(issue.input, words)}`)(issue);
  });
}

/** `; did you mean …`, where what is written is near to one of the names. */
export function wordNearest(written: unknown, names: readonly string[]): string {
  const [nearest] = typeof written === 'string' ? nearestNames(written, names, 1) : [];
  return nearest === undefined ? '' : `; did you mean ${nearest}`;
}

/** A member that may be left out. One that is `undefined` counts as left out, as JavaScript has it, which its type does not say. */
export function optional<Member extends Schema<unknown>>(member: Member) {
  return v.optional(member) as unknown as v.ExactOptionalSchema<Member, undefined>;
}

function wordMember(issue: v.BaseIssue<unknown>, entries: v.ObjectEntries): string {
  const key = issue.path?.at(-1)?.key;
  if (key === undefined) return must('an object')(issue);
  if (issue.expected === 'never') return wordUnknown(String(key), Object.keys(entries));
  const { message }: { message?: unknown } = { message: undefined, ...entries[String(key)] };
  return typeof message === 'function' ? String(message(issue)) : must('given')(issue);
}

function wordUnknown(name: string, known: readonly string[]): string {
  return `is unknown (there are ${known.join(', ')}${wordNearest(name, known)})`;
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
