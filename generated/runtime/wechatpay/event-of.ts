/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import { isRecord } from '../core/is-record.js';

/** The `event_type` of a notification, v2 or v3; empty if it has none. */
export function eventOf(message: unknown): string {
  return isRecord(message) && typeof message['event_type'] === 'string' ? message['event_type'] : '';
}
