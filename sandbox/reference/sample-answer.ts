import type { WrittenOperation } from '../api-document/read-document.js';
import { listSent } from '../messages/invent-value.js';
import { inventSample, type Sampling } from './invent-sample.js';

/** The answers of an operation, with a sample of the first, that of success, to the request that is its sample. */
export function sampleAnswer(operation: WrittenOperation, sampling: Sampling): WrittenOperation['responses'] {
  const [[status, response] = [], ...failures] = Object.entries(operation.responses);
  if (status === undefined || response?.content === undefined) return operation.responses;
  const origin = { id: operation.operationId, sent: listSamples(operation) };
  const content = Object.entries(response.content).map(([type, media]) => {
    const isShown = /json|xml/.test(type);
    return [type, isShown ? { ...media, example: inventSample(media.schema, origin, sampling) } : media];
  });
  return Object.fromEntries([[status, { ...response, content: Object.fromEntries(content) }], ...failures]);
}

function listSamples({ parameters = [], requestBody }: WrittenOperation): ReadonlyMap<string, unknown> {
  const named = Object.fromEntries(parameters.map(({ name, example }) => [name, example]));
  const [media] = Object.values(requestBody?.content ?? {});
  const body = Object.values(media?.examples ?? {})[0]?.value;
  return new Map([...listSent(body), ...listSent(named)]);
}
