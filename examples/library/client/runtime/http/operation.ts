/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import type { Operation as CoreOperation, Codec as MessageCodec } from '../core/operation.js';
import type { Wire } from './api.js';

/** What a string of a message may carry. */
export type Encoding = 'json' | 'url';

export type Codec = MessageCodec<Encoding>;

/** What the runtime must know of an operation besides the message. Members that keep to the default are left out. */
export interface Operation extends CoreOperation<Encoding> {
  /** The documented body is the whole response: its envelope stays. A code that is not `ok` throws all the same. */
  readonly whole?: true;
  /** May be sent again although its method is neither GET nor HEAD. */
  readonly safe?: true;
  /** How its lists and objects are written in a query or a form, where that is not how the API does it. */
  readonly wire?: Wire;
}
