import * as v from 'valibot';
import {
  type Entries,
  flag,
  listOf,
  mapOf,
  members,
  oneOf,
  oneOfKinds,
  optional,
  type Schema,
  text,
  texts,
  variantOf,
} from '../model/check-value.js';
import type { NestingRule, RequiredRule, TypeRules, TypeWord, ValueRule } from '../model/dialect.js';
import { PatternError, type PatternOptions, patternOf } from '../model/pattern.js';

/** A regular expression that can be run in bounded time, with each of the options that rules are run with. */
export const rx = v.pipe(
  text,
  v.check(
    (source) => findPatternProblem(source) === undefined,
    ({ input }) => findPatternProblem(input) ?? '',
  ),
);

const patternOptions: readonly PatternOptions[] = [{}, { lines: true }, { caseless: false }];

function findPatternProblem(source: string): string | undefined {
  try {
    for (const options of patternOptions) patternOf(source, options);
  } catch (error) {
    if (error instanceof PatternError) return error.reason;
    throw error;
  }
  return undefined;
}

const need = oneOf('required', 'optional');

export const requiredRule: Schema<RequiredRule> = variantOf('by', [
  members({ by: v.literal('column'), yes: rx, no: rx, otherwise: optional(need) }),
  members({ by: v.literal('attribute'), name: text }),
  members({ by: v.literal('mark'), on: oneOf('name', 'type'), match: rx, means: need }),
  members({ by: v.literal('description'), match: rx, means: need }),
  members({ by: v.literal('default'), none: rx }),
  members({ by: v.literal('note'), match: rx, means: need }),
  members({ by: v.literal('side'), of: oneOf('request', 'answer'), means: need }),
]);

export const nestingRule: Schema<NestingRule> = variantOf('by', [
  members({ by: v.literal('mark'), mark: rx }),
  members({ by: v.literal('attribute'), name: text }),
  members({ by: v.literal('path'), split: rx, list: optional(rx) }),
  members({ by: v.literal('heading'), match: rx, path: optional(text) }),
  members({ by: v.literal('lead'), match: rx, path: optional(text) }),
]);

const typeWord: Schema<TypeWord> = oneOfKinds([
  members({ kind: v.literal('string') }),
  members({ kind: v.literal('number'), integer: flag }),
  members({ kind: v.literal('boolean') }),
  members({ kind: v.literal('object') }),
  members({ kind: v.literal('list'), item: optional(v.lazy(() => typeWord)) }),
  members({ kind: v.literal('file') }),
  members({ kind: v.literal('any') }),
]);

export const typeRules = members({
  words: mapOf(typeWord),
  lists: optional(listOf(rx)),
  maps: optional(listOf(rx)),
  unions: optional(rx),
  nullable: optional(rx),
  references: optional(oneOf('heading', 'link')),
  extends: optional(rx),
  sameAs: optional(rx),
  objectElements: optional(rx),
  untyped: optional(typeWord),
} satisfies Entries<TypeRules>);

export const valueRule: Schema<ValueRule> = variantOf('by', [
  members({
    by: v.literal('run'),
    before: optional(texts),
    behind: optional(texts),
    between: rx,
    except: optional(rx),
    closed: flag,
  }),
  members({ by: v.literal('fixed'), words: texts }),
  members({ by: v.literal('lines'), item: rx, closedBy: optional(texts), announcedBy: optional(texts) }),
  members({ by: v.literal('words'), match: rx, split: rx, closed: flag }),
  members({ by: v.literal('bare') }),
  members({ by: v.literal('table'), split: optional(rx) }),
  members({ by: v.literal('link'), item: rx }),
]);
