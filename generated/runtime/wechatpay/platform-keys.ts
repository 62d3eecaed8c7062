import type { KeyObject } from 'node:crypto';
import { ConfigError } from './errors.js';
import { readPublicKey } from './keys.js';
import type { ClientOptions } from './options.js';

/** One of WeChat Pay's public keys. */
export interface PlatformKey {
  /** A certificate's serial number, or `PUB_KEY_ID_…`. */
  readonly serial: string;
  readonly key: KeyObject;
  /** Seconds since 1970 from which, and until which, a certificate is good; a public key has no limits. */
  readonly validFrom: number;
  readonly validTo: number;
}

/** Gets the platform's certificates from the platform. */
export type FetchKeys = () => Promise<readonly PlatformKey[]>;

/** A forged message can name any serial: it must not make us ask the platform each time. */
const REFRESH_PAUSE = 60;
/** The same when asking failed; shorter, because the network may be back. */
const FAILURE_PAUSE = 5;
/** Certificates are replaced long before they end; a day old list may lack the new one. */
const LIST_AGE = 12 * 60 * 60;

/** WeChat Pay's keys as one client knows them: those it was given, and those it fetched. */
export class PlatformKeys {
  readonly #given: ReadonlyMap<string, PlatformKey>;
  #fetched: ReadonlyMap<string, PlatformKey> = new Map();
  #fetchedAt = Number.NEGATIVE_INFINITY;
  #failure: { readonly at: number; readonly error: unknown } | undefined;
  #refresh: Promise<void> | undefined;
  readonly #fetchKeys: FetchKeys | undefined;
  readonly #now: () => number;

  /** Without `fetchKeys` only the given keys are known. */
  constructor(
    given: readonly PlatformKey[],
    source: { readonly fetchKeys: FetchKeys | undefined; readonly now: () => number },
  ) {
    this.#given = bySerial(given);
    this.#fetchKeys = source.fetchKeys;
    this.#now = source.now;
  }

  /** The serials of all known keys. */
  get serials(): readonly string[] {
    return [...new Set([...this.#given.keys(), ...this.#fetched.keys()])];
  }

  /** The key of that serial; asks the platform once when it is unknown. `undefined` when it stays so. */
  async find(serial: string): Promise<PlatformKey | undefined> {
    const known = this.#lookUp(serial);
    if (known || isPublicKey(serial)) return known;
    await this.#refreshAfter(REFRESH_PAUSE);
    return this.#lookUp(serial);
  }

  /** The key that seals fields when the caller names none: a public key before certificates, then the newest. */
  async preferred(): Promise<PlatformKey | undefined> {
    const given = newestValid(this.#given.values(), this.#now());
    if (given) return given;
    await this.#refreshAfter(LIST_AGE);
    return this.current;
  }

  /** Like `preferred`, but only what is known already; one that has run out rather than none. */
  get current(): PlatformKey | undefined {
    const known = [...this.#given.values(), ...this.#fetched.values()];
    return newestValid(known, this.#now()) ?? known.sort(newestFirst)[0];
  }

  #lookUp(serial: string): PlatformKey | undefined {
    return this.#given.get(normalise(serial)) ?? this.#fetched.get(normalise(serial));
  }

  /** Calls that need it at the same time share one fetch. */
  async #refreshAfter(seconds: number): Promise<void> {
    if (!this.#fetchKeys || this.#now() - this.#fetchedAt < seconds) return;
    if (this.#failure && this.#now() - this.#failure.at < FAILURE_PAUSE) throw this.#failure.error;
    this.#refresh ??= this.#fetchNow(this.#fetchKeys).finally(() => {
      this.#refresh = undefined;
    });
    await this.#refresh;
  }

  async #fetchNow(fetchKeys: FetchKeys): Promise<void> {
    try {
      this.#fetched = bySerial(await fetchKeys());
      this.#fetchedAt = this.#now();
      this.#failure = undefined;
    } catch (error) {
      this.#failure = { at: this.#now(), error };
      throw error;
    }
  }
}

function bySerial(keys: readonly PlatformKey[]): ReadonlyMap<string, PlatformKey> {
  return new Map(keys.map((key) => [normalise(key.serial), key]));
}

function newestValid(keys: Iterable<PlatformKey>, now: number): PlatformKey | undefined {
  return [...keys].filter(({ validFrom, validTo }) => validFrom <= now && now <= validTo).sort(newestFirst)[0];
}

/** A public key stands before all certificates: it replaces them. */
function newestFirst(one: PlatformKey, other: PlatformKey): number {
  return Number(isPublicKey(other.serial)) - Number(isPublicKey(one.serial)) || other.validFrom - one.validFrom;
}

function isPublicKey(serial: string): boolean {
  return serial.startsWith('PUB_KEY_ID_');
}

/** Serial numbers of certificates are written in either case, with or without leading zeros. */
function normalise(serial: string): string {
  return isPublicKey(serial) ? serial : serial.toUpperCase().replace(/^0+/, '');
}

/** Read the `certs` option. Throws a `ConfigError` that names the entry. */
export function readCerts({ certs = {}, serial: own }: ClientOptions): readonly PlatformKey[] {
  return Object.entries(certs).map(([serial, material]) => {
    const option = `certs[${JSON.stringify(serial)}]`;
    if (serial === own)
      throw new ConfigError(
        `${option} is the merchant's own certificate. Give WeChat Pay's public key or certificate.`,
      );
    return platformKey(serial, readPublicKey(material, option), option);
  });
}

/** Join a key and its serial. Throws a `ConfigError` when a certificate has another serial than `option` says. */
export function platformKey(
  serial: string,
  { key, certificate }: ReturnType<typeof readPublicKey>,
  option: string,
): PlatformKey {
  if (!certificate) return { serial, key, validFrom: Number.NEGATIVE_INFINITY, validTo: Number.POSITIVE_INFINITY };
  if (normalise(certificate.serialNumber) !== normalise(serial)) {
    throw new ConfigError(`${option} holds the certificate ${certificate.serialNumber}. Name it by that serial.`);
  }
  return {
    serial,
    key,
    validFrom: Date.parse(certificate.validFrom) / 1000,
    validTo: Date.parse(certificate.validTo) / 1000,
  };
}
