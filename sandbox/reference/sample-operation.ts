import type { SampledParameter, WrittenContent, WrittenOperation } from '../api-document/read-document.js';
import { isRecord } from '../api-document/schemas.js';
import { inventSample, type Sampling } from './invent-sample.js';
import { plainSample } from './plain-samples.js';
import { sampleAnswer } from './sample-answer.js';

/** An operation with values to try it by, in plain text: those of its page, or made up, in the name of the one merchant here. */
export function sampleOperation(written: WrittenOperation, sampling: Sampling): WrittenOperation {
  const { parameters = [], requestBody } = written;
  const sampled = {
    ...written,
    ...(parameters.length > 0 && { parameters: parameters.map((each) => withExample(each, written, sampling)) }),
    ...(requestBody && { requestBody: { ...requestBody, content: withExamples(written, sampling) } }),
  };
  return { ...sampled, responses: sampleAnswer(sampled, sampling) };
}

/** Members that name the caller; the sandbox knows one merchant. */
const OWN_NUMBERS = new Set(['mchid', 'mch_id', 'sp_mchid', 'combine_mchid']);

/** A required parameter without a sample gets a value of its type. */
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
  const invented = inventSample({ type: 'object', properties: { [name]: schema } }, { id: operationId }, sampling);
  return { ...parameter, example: Object(invented)[name] };
}

/** A body without a sample does, too; files are for whoever tries. */
function withExamples({ operationId, requestBody }: WrittenOperation, sampling: Sampling): WrittenContent {
  const content = Object.entries(requestBody?.content ?? {}).map(([type, media]) => {
    const { schema, examples } = media;
    const { resolve } = sampling;
    if (examples === undefined && type === 'multipart/form-data') return [type, media];
    const samples = examples ?? { sample: { value: inventSample(schema, { id: operationId }, sampling) } };
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
