import type { Dialect } from '../model/dialect.js';
import type { SampleLanguage } from '../model/sample.js';
import type { BodyFormat } from '../model/schema.js';
import type { Problem } from './sample-problems.js';

/** How the container carries values: JSON keeps kinds apart; XML, queries, headers and paths know texts only. */
export type Wire = 'json' | 'text';

export interface TranslateContext {
  readonly values: SampleLanguage['values'];
  /** Of values that are given it is JSON everywhere: the client asks for the kinds of the table. */
  readonly wire: Wire;
  /** Members that the client fills in itself. */
  readonly filled: readonly string[];
  /** The same of members that are named so after an underscore: `file_digest`. */
  readonly filledEndings: readonly string[];
  /** What does not agree with the table is told here. */
  readonly problems: Problem[];
}

/** How the values in one part of a request are translated. */
export function createTranslateContext(
  part: 'query' | 'headers' | BodyFormat,
  call: Pick<TranslateContext, 'values' | 'problems'> & { readonly context: { readonly dialect: Dialect } },
): TranslateContext {
  const { values, problems } = call;
  const { filledByClient, filledForCallers } = call.context.dialect;
  if (values === 'sent') {
    const isText = part === 'xml' || part === 'query' || part === 'headers';
    return { values, wire: isText ? 'text' : 'json', filled: filledByClient, filledEndings: [], problems };
  }
  return {
    values,
    wire: 'json',
    filled: part === 'headers' ? [...filledByClient, ...filledForCallers.headers] : filledByClient,
    filledEndings: part === 'multipart' ? filledForCallers.digests : [],
    problems,
  };
}

/** Whether a member may be missing because the client fills it in. */
export function isFilled(name: string, { filled, filledEndings }: TranslateContext): boolean {
  return filled.includes(name) || filledEndings.some((ending) => name === ending || name.endsWith(`_${ending}`));
}
