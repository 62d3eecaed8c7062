import type { Filling } from '../model/find-filled.js';
import type { SampleLanguage } from '../model/sample.js';
import type { BodyFormat, Field } from '../model/schema.js';
import type { Problem } from './sample-problems.js';

/** The format of values in the container: JSON has types; XML, queries, headers and paths have only text. */
export type Wire = 'json' | 'text';

export interface TranslateContext {
  readonly values: SampleLanguage['values'];
  /** Of values that are given it is JSON everywhere: the client asks for the kinds of the table. */
  readonly wire: Wire;
  /** Members that the client fills in itself. */
  readonly filled: ReadonlyMap<Field, Filling>;
  /** Differences from the table are reported here. */
  readonly problems: Problem[];
}

/** How the values in one part of a request are translated. */
export function createTranslateContext(
  part: 'query' | 'headers' | BodyFormat,
  { values, filled, problems }: Pick<TranslateContext, 'values' | 'filled' | 'problems'>,
): TranslateContext {
  const isText = values === 'sent' && (part === 'xml' || part === 'query' || part === 'headers');
  return { values, wire: isText ? 'text' : 'json', filled, problems };
}

/** Whether a member may be missing because the client fills it in; samples of the wire are of clients that others wrote. */
export function isFilled(field: Field, { filled, values }: Pick<TranslateContext, 'filled' | 'values'>): boolean {
  const filling = filled.get(field);
  return filling !== undefined && (values === 'given' || filling.inEveryClient === true);
}
