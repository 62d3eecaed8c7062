import type { KeyObject } from 'node:crypto';

/** The platform of the server, and its merchant. */
export interface Identity {
  /** The platform keys, the default one first. */
  readonly platform: readonly [PlatformIdentity, ...PlatformIdentity[]];
  readonly merchant: MerchantIdentity;
  /** The key that seals notifications and certificates. */
  readonly apiV3Key?: string;
  /** The v2 key. */
  readonly secret?: string;
  /** The time in seconds since 1970; default the system clock. */
  readonly now?: () => number;
}

export interface PlatformIdentity {
  readonly serial: string;
  readonly privateKey: KeyObject;
}

interface MerchantIdentity {
  readonly mchid: string;
  readonly serial: string;
  readonly publicKey: KeyObject;
}

/** The server's time, in seconds since 1970. */
export function clock({ now }: Identity): number {
  return now?.() ?? Math.floor(Date.now() / 1000);
}
