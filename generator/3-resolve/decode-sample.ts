import type { SampleValue } from '../model/sample.js';
import type { Encoding } from '../model/schema.js';

/**
 * The content of an encoded value in a sample, by the name of the function that it calls.
 *
 *     \json_encode(['id' => 1])                                  ['id' => 1]
 *     \urlencode(\Library\Formatter::queryStringLike([…]))       […]
 */
export function decodeSample(sample: SampleValue, encoding: Encoding): SampleValue {
  if (sample.kind !== 'apply') return sample;
  const [argument] = sample.arguments;
  if (argument === undefined) return sample;
  return argument.kind === 'apply' && encoding === 'url' ? decodeSample(argument, encoding) : argument;
}
