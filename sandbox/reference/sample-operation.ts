import type { SampledParameter, WrittenContent, WrittenOperation } from '../api-document/read-document.js';
import { isRecord } from '../api-document/schemas.js';
import { listSent } from '../messages/sample-value.js';
import { createSample, type Sampling } from './create-sample.js';
import { plainSample } from './plain-samples.js';

/** An operation with plain-text samples to try it, from its page or invented, for the merchant of the sandbox. */
export function sampleOperation(written: WrittenOperation, sampling: Sampling): WrittenOperation {
  const { parameters = [], requestBody } = written;
  const sampled = {
    ...written,
    ...(parameters.length > 0 && { parameters: parameters.map((each) => withExample(each, written, sampling)) }),
    ...(requestBody && { requestBody: { ...requestBody, content: withExamples(written, sampling) } }),
  };
  return { ...sampled, responses: sampleAnswer(sampled, sampling) };
}

/** Members that name the caller, which is always the merchant of the sandbox. */
const OWN_NUMBERS = new Set(['mchid', 'mch_id', 'sp_mchid', 'combine_mchid']);

/** Required parameters without a sample get an invented one. */
function withExample(
  parameter: SampledParameter,
  { operationId }: WrittenOperation,
  sampling: Sampling,
): SampledParameter {
  const { name, required, schema, example } = parameter;
  const { identity, resolve } = sampling;
  if (name === 'Wechatpay-Serial') return { ...parameter, example: identity.platform[0].serial };
  if (OWN_NUMBERS.has(name)) return { ...parameter, example: identity.merchant.mchid };
  const isGiven = example !== undefined && example !== '';
  if (isGiven) return { ...parameter, example: plainSample(example, schema, { resolve, name }) };
  if (!required) return parameter;
  const sample = createSample({ type: 'object', properties: { [name]: schema } }, { id: operationId }, sampling);
  return { ...parameter, example: Object(sample)[name] };
}

/** Bodies without a sample get an invented one, except for files. */
function withExamples({ operationId, requestBody }: WrittenOperation, sampling: Sampling): WrittenContent {
  const content = Object.entries(requestBody?.content ?? {}).map(([type, media]) => {
    const { schema, examples } = media;
    const { resolve } = sampling;
    if (examples === undefined && type === 'multipart/form-data') return [type, media];
    const samples = examples ?? { sample: { value: createSample(schema, { id: operationId }, sampling) } };
    const shown = Object.entries(samples).map(([name, sample]) => [
      name,
      { ...sample, value: withOwnNumbers(plainSample(sample.value, schema, { resolve, name: '' }), sampling) },
    ]);
    return [type, { ...media, examples: Object.fromEntries(shown) }];
  });
  return Object.fromEntries(content);
}

function withOwnNumbers(value: unknown, { identity }: Sampling): unknown {
  if (!isRecord(value)) return value;
  const { mchid } = identity.merchant;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, OWN_NUMBERS.has(name) ? mchid : member]),
  );
}

/** The responses of an operation, the successful one with a sample that matches the sample request. */
function sampleAnswer(operation: WrittenOperation, sampling: Sampling): WrittenOperation['responses'] {
  const [[status, response] = [], ...failures] = Object.entries(operation.responses);
  if (status === undefined || response?.content === undefined) return operation.responses;
  const origin = { id: operation.operationId, sent: listSamples(operation) };
  const content = Object.entries(response.content).map(([type, media]) => {
    const isShown = /json|xml/.test(type);
    return [type, isShown ? { ...media, example: createSample(media.schema, origin, sampling) } : media];
  });
  return Object.fromEntries([[status, { ...response, content: Object.fromEntries(content) }], ...failures]);
}

function listSamples({ parameters = [], requestBody }: WrittenOperation): ReadonlyMap<string, unknown> {
  const named = Object.fromEntries(parameters.map(({ name, example }) => [name, example]));
  const [media] = Object.values(requestBody?.content ?? {});
  const body = Object.values(media?.examples ?? {})[0]?.value;
  return new Map([...listSent(body), ...listSent(named)]);
}
