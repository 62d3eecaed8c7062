import type { OpenApiDocument } from 'docwright';
import { inventValue } from '../messages/invent-value.js';
import { sealValue } from '../messages/seal-value.js';
import type { JsonSchema, Parameter } from '../pages/documented-call.js';
import { prefixOf, type WrittenOperation } from '../pages/read-document.js';
import { isRecord } from '../pages/schemas.js';
import type { DescribedWith } from './describe-reference.js';
import { plainSample } from './plain-samples.js';

type OperationObject = OpenApiDocument['paths'][string][string];

/** An operation as the reference shows it: with values to try it by, and no key to ask for. */
export function describeOperation(operation: OperationObject, options: DescribedWith): object {
  // docwright wrote the document, so its operations have these members.
  const written = operation as unknown as WrittenOperation;
  const { security: _security, servers = [], parameters = [], requestBody, ...shown } = written;
  const { clientCertificate } = written['x-docwright'];
  const prefixes = [...new Set(servers.map(({ url }) => prefixOf(url)))].filter((prefix) => prefix !== '');
  return {
    ...shown,
    ...(prefixes.length > 0 && { servers: prefixes.map((url) => ({ url })) }),
    ...(parameters.length > 0 && {
      parameters: parameters.map((parameter) => withExample(parameter, written, options)),
    }),
    ...(requestBody && { requestBody: { ...requestBody, content: withExamples(written, options) } }),
    ...(clientCertificate && { 'x-badges': [{ name: '商户 API 证书' }] }),
  };
}

/** Members that name the caller; the sandbox knows one merchant. */
const OWN_NUMBERS = new Set(['mchid', 'mch_id', 'sp_mchid', 'combine_mchid']);

/** A required parameter without a sample gets a value of its type. */
function withExample(parameter: SampledParameter, { operationId }: WrittenOperation, options: DescribedWith): object {
  const { name, required, schema, example } = parameter;
  const { identity, resolve } = options;
  if (name === 'Wechatpay-Serial') return { ...parameter, example: identity.platform[0].serial };
  if (OWN_NUMBERS.has(name)) return { ...parameter, example: identity.merchant.mchid };
  const isGiven = example !== undefined && example !== '';
  if (isGiven) return { ...parameter, example: plainSample(example, schema, { resolve, name }) };
  if (!required) return parameter;
  const invented = invent({ type: 'object', properties: { [name]: schema } }, operationId, options);
  return { ...parameter, example: Object(invented)[name] };
}

interface SampledParameter extends Parameter {
  readonly example?: unknown;
}

/** A body without a sample does, too; files are for whoever tries. */
function withExamples({ operationId, requestBody }: WrittenOperation, options: DescribedWith): object {
  const content = Object.entries(requestBody?.content ?? {}).map(([type, media]) => {
    const { schema, examples } = media;
    const { resolve } = options;
    if (examples === undefined && type === 'multipart/form-data') return [type, media];
    const samples = examples ?? { sample: { value: invent(schema, operationId, options) } };
    const shown = Object.entries(samples).map(([name, sample]) => [
      name,
      { ...sample, value: withOwnNumbers(plainSample(sample.value, schema, { resolve, name: '' }), options) },
    ]);
    return [type, { ...media, examples: Object.fromEntries(shown) }];
  });
  return Object.fromEntries(content);
}

function withOwnNumbers(value: unknown, { identity }: DescribedWith): unknown {
  if (!isRecord(value)) return value;
  const { mchid } = identity.merchant;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, OWN_NUMBERS.has(name) ? mchid : member]),
  );
}

function invent(schema: JsonSchema, id: string, { identity, resolve, seed }: DescribedWith): unknown {
  const value = inventValue(schema, { seed: `${seed}\n${id}`, resolve, sent: new Map(), isText: false, path: '' });
  // What is sealed is typed in plain text.
  return sealValue(value, schema, { identity, resolve, isGlobal: false, sealers: {} });
}
