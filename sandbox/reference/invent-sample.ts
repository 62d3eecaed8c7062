import type { JsonSchema } from '../api-document/documented-call.js';
import type { Resolve } from '../api-document/schemas.js';
import { inventValue } from '../messages/invent-value.js';
import { sealValue } from '../messages/seal-value.js';
import type { Identity } from '../protocol/identity.js';

/** What samples are made with. */
export interface Sampling {
  readonly identity: Identity;
  readonly resolve: Resolve;
  readonly seed: string;
}

/** Of which operation a sample is, and what was sent to it, which its answer repeats. */
interface SampleOrigin {
  readonly id: string;
  readonly sent?: ReadonlyMap<string, unknown>;
}

/** Make up a value as it travels, but for what is sealed, which is in plain text. */
export function inventSample(
  schema: JsonSchema,
  { id, sent = new Map() }: SampleOrigin,
  { identity, resolve, seed }: Sampling,
): unknown {
  const value = inventValue(schema, { seed: `${seed}\n${id}`, resolve, sent, isText: false, path: '' });
  return sealValue(value, schema, { identity, resolve, isGlobal: false, sealedBy: 'nobody' });
}
