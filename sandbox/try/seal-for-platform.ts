import type { Sealers, Sealing } from '../messages/seal-value.js';
import { openSealed, sealForPlatform } from '../protocol/rsa-sealing.js';
import type { TriedCall } from './tried-call.js';

/** What a merchant seals in a request; a bank's key is the platform's here. */
const REQUEST_SEALERS: Sealers = { 'rsa-platform': sealOnce, 'rsa-bank': sealOnce };

/** How the values of a request are sealed. */
export function sealingOf({ call, context }: TriedCall): Sealing {
  const { identity, resolve } = context;
  return { identity, resolve, isGlobal: call.isGlobal, sealers: REQUEST_SEALERS };
}

/** Whoever pastes a ciphertext has sealed already. */
function sealOnce(text: string, { identity }: Sealing): string {
  return openSealed(text, identity) === undefined ? sealForPlatform(text, identity) : text;
}
