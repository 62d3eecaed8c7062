import type { JsonSchema } from '../api-document/documented-call.js';
import type { Resolve } from '../api-document/schemas.js';
import { sampleValue } from '../messages/sample-value.js';
import { sealValue } from '../messages/seal-value.js';
import type { Identity } from '../protocol/identity.js';

/** The context of samples. */
export interface Sampling {
  readonly identity: Identity;
  readonly resolve: Resolve;
  readonly seed: string;
}

/** The operation of a sample, and the values of its request, which the response repeats. */
interface SampleOrigin {
  readonly id: string;
  readonly sent?: ReadonlyMap<string, unknown>;
}

/** Create a sample as it is sent, but with sealed members in plain text. */
export function createSample(
  schema: JsonSchema,
  { id, sent = new Map() }: SampleOrigin,
  { identity, resolve, seed }: Sampling,
): unknown {
  const value = sampleValue(schema, { seed: `${seed}\n${id}`, resolve, sent, isText: false, path: '' });
  return sealValue(value, schema, { identity, resolve, isGlobal: false, sealedBy: 'nobody' });
}
