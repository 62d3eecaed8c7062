import type { DocumentedOperation } from '../model/documented-page.js';
import type { Example } from '../model/schema.js';
import { differingCalls } from './differing-calls.js';
import { type LanguageCalls, readCalls } from './read-calls.js';
import type { PageContext } from './resolve-context.js';
import type { ResolvedRequest } from './resolve-request.js';
import type { Problem } from './sample-problems.js';
import { translateCall } from './translate-call.js';

/**
 * The call of the samples, as values of the request. All samples of a language show the same call in other spellings; a
 * language gives an example of its own where its values are others.
 */
export function resolveExamples(
  operation: DocumentedOperation,
  request: ResolvedRequest,
  context: PageContext,
): Example[] {
  const examples = readCalls(operation, context).map((calls) => {
    differingCalls(calls, { operation, context });
    const problems: Problem[] = [];
    const example = toExample(calls, translateCall(calls, { request, context, problems }));
    for (const tell of problems) tell(context.report, operation.source.file);
    return example;
  });
  const requests = examples.map(({ request: values }) => JSON.stringify(values));
  return examples.filter((_, index) => requests.indexOf(requests[index] ?? '') === index);
}

function toExample({ language, first }: LanguageCalls, request: object): Example {
  const { label } = first.block;
  return language.values === 'given' ? { label, request, plain: true } : { label, request };
}
