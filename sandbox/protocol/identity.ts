import type { KeyObject } from 'node:crypto';

/** Who the server pretends to be, and whom it knows. */
export interface Identity {
  /** The keys that answers are signed with, the preferred one first. */
  readonly platform: readonly [PlatformIdentity, ...PlatformIdentity[]];
  readonly merchant: MerchantIdentity;
  /** Seals notifications and certificates. */
  readonly apiV3Key?: string;
  /** Signs v2 messages. */
  readonly secret?: string;
  /** Seconds since 1970; default the system's clock. */
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

/** The time of the server. */
export function clock({ now }: Identity): number {
  return now?.() ?? Math.floor(Date.now() / 1000);
}
