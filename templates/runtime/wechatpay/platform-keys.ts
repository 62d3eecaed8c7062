import { createPublicKey, type KeyObject } from 'node:crypto';
import { ConfigError } from './errors.js';
import { readPublicKey } from './keys.js';
import type { ClientOptions } from './options.js';

/** One of WeChat Pay's public keys. */
export interface PlatformKey {
  /** A certificate's serial number, or `PUB_KEY_ID_…`. */
  readonly serial: string;
  readonly key: KeyObject;
  /** Seconds since 1970 between which a certificate is valid; a public key is always valid. */
  readonly validFrom: number;
  readonly validTo: number;
}

/** Fetches the platform's certificates. */
export type FetchKeys = () => Promise<readonly PlatformKey[]>;

/**
 * The source of a serial. Anybody can post a notification with one; a response was received over TLS from the called server,
 * which may have carried out the call.
 */
export type Naming = 'notification' | 'answer' | 'caller';

/** The maximum number of fetches for unknown serials within `PAUSE` seconds. */
const MOST_FETCHES: Readonly<Record<Naming, number>> = { notification: 2, answer: 5, caller: 5 };
/** Seconds in which a serial that the platform does not list is not fetched again. */
const PAUSE = 60;
/** The same after a failed fetch; shorter, because the network may work again. */
const FAILURE_PAUSE = 5;
/** Seconds. Certificates are replaced long before they expire; an older list may lack the new one. */
const LIST_AGE = 12 * 60 * 60;

/** The source of keys that are not in the options, and the clock. */
export interface KeySource {
  /** Left out if there are only keys from the options. */
  readonly fetchKeys: FetchKeys | undefined;
  /** The time in seconds since 1970, for the validity of certificates. */
  readonly now: () => number;
}

/** WeChat Pay's keys of one client: those from the options, and fetched ones. */
export class PlatformKeys {
  readonly #given: ReadonlyMap<string, PlatformKey>;
  #fetched: ReadonlyMap<string, PlatformKey> = new Map();
  #fetchedAt = Number.NEGATIVE_INFINITY;
  #failure: { readonly at: number; readonly error: unknown } | undefined;
  /** Recent fetches for unknown serials. */
  #asked: readonly { readonly naming: Naming; readonly at: number }[] = [];
  /** The times when serials were not listed. */
  #absent: ReadonlyMap<string, number> = new Map();
  #refresh: Promise<void> | undefined;
  readonly #fetchKeys: FetchKeys | undefined;
  readonly #now: () => number;

  constructor(given: readonly PlatformKey[], { fetchKeys, now }: KeySource) {
    this.#given = bySerial(given);
    this.#fetchKeys = fetchKeys;
    this.#now = now;
  }

  /** The serials of all known keys. */
  get serials(): readonly string[] {
    return [...new Set([...this.#given.keys(), ...this.#fetched.keys()])];
  }

  /** How to fix a missing key. */
  get remedy(): string {
    return this.#fetchKeys
      ? "add WeChat Pay's public key to certs (apiV3Key was given, but the platform lists no certificate that fits)"
      : "add WeChat Pay's public key or certificate to certs, or pass apiV3Key so that certificates can be fetched";
  }

  /** Find the key of a serial; fetches the list if it is unknown, within limits. `undefined` if there is none. */
  async find(serial: string, naming: Naming): Promise<PlatformKey | undefined> {
    const known = this.#lookUp(serial);
    if (known || isPublicKey(serial) || !this.#fetchKeys) return known;
    const isUnderWay = this.#refresh !== undefined;
    const found = await this.#ask(serial, naming);
    // The pending fetch may have started before the platform listed the key.
    return found || !isUnderWay ? found : this.#ask(serial, naming);
  }

  /**
   * The key that seals fields if the caller names none: a public key before certificates, then the newest. An old list is
   * fetched again, but as long as it has a valid certificate, calls neither wait for that nor fail with it.
   */
  async preferred(): Promise<PlatformKey | undefined> {
    const given = newestValid(this.#given.values(), this.#now());
    if (given || !this.#fetchKeys) return given ?? this.current;
    const fetched = newestValid(this.#fetched.values(), this.#now());
    const age = this.#now() - this.#fetchedAt;
    const isCurrent = age >= 0 && age < LIST_AGE;
    if (fetched) {
      if (!isCurrent) this.#fetch().catch(() => {});
      return fetched;
    }
    if (!isCurrent || this.#refresh || this.#mayAsk('', 'caller')) await this.#fetch();
    return this.current;
  }

  /** Like `preferred`, but without fetching; an expired key rather than none. */
  get current(): PlatformKey | undefined {
    const known = [...this.#given.values(), ...this.#fetched.values()];
    return newestValid(known, this.#now()) ?? known.sort(newestFirst)[0];
  }

  #lookUp(serial: string): PlatformKey | undefined {
    return this.#given.get(normalise(serial)) ?? this.#fetched.get(normalise(serial));
  }

  async #ask(serial: string, naming: Naming): Promise<PlatformKey | undefined> {
    const joins = this.#refresh !== undefined;
    if (!joins && !this.#mayAsk(serial, naming)) return undefined;
    await this.#fetch();
    const found = this.#lookUp(serial);
    if (!found && !joins) this.#absent = remember(serial, this.#absent);
    return found;
  }

  /** Count a fetch for a serial; `false` if there were too many recently, or one that did not list it. */
  #mayAsk(serial: string, naming: Naming): boolean {
    if (this.#recentFailure) return true;
    const now = elapsed();
    this.#asked = this.#asked.filter(({ at }) => now - at < PAUSE);
    const count = this.#asked.filter((each) => each.naming === naming).length;
    const absentAt = this.#absent.get(normalise(serial)) ?? Number.NEGATIVE_INFINITY;
    if (count >= MOST_FETCHES[naming] || now - absentAt < PAUSE) return false;
    this.#asked = [...this.#asked, { naming, at: now }];
    return true;
  }

  get #recentFailure(): { readonly error: unknown } | undefined {
    return this.#failure && elapsed() - this.#failure.at < FAILURE_PAUSE ? this.#failure : undefined;
  }

  /** Concurrent calls share one fetch. */
  async #fetch(): Promise<void> {
    if (!this.#fetchKeys) return;
    if (this.#recentFailure) throw this.#recentFailure.error;
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
      this.#failure = { at: elapsed(), error };
      throw error;
    }
  }
}

/** Seconds of a monotonic clock, so that pauses do not depend on changes of the system time. */
function elapsed(): number {
  return performance.now() / 1000;
}

/** Forged messages can name any number of serials, so old ones are dropped. */
function remember(serial: string, absent: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const now = elapsed();
  return new Map([...absent].filter(([, at]) => now - at < PAUSE)).set(normalise(serial), now);
}

function bySerial(keys: readonly PlatformKey[]): ReadonlyMap<string, PlatformKey> {
  return new Map(keys.map((key) => [normalise(key.serial), key]));
}

function newestValid(keys: Iterable<PlatformKey>, now: number): PlatformKey | undefined {
  return [...keys].filter(({ validFrom, validTo }) => validFrom <= now && now <= validTo).sort(newestFirst)[0];
}

/** A public key is sorted before all certificates, since it replaces them. */
function newestFirst(one: PlatformKey, other: PlatformKey): number {
  return Number(isPublicKey(other.serial)) - Number(isPublicKey(one.serial)) || other.validFrom - one.validFrom;
}

function isPublicKey(serial: string): boolean {
  return serial.startsWith('PUB_KEY_ID_');
}

/** Serial numbers may be in either case, and have leading zeros, colons (OpenSSL) or the prefix 0x (Windows, Java). */
function normalise(serial: string): string {
  if (isPublicKey(serial)) return serial;
  return serial
    .replace(/[\s:-]/g, '')
    .toUpperCase()
    .replace(/^(0X|0)+/, '');
}

/** Read the `certs` option. Throws a `ConfigError` that names the entry. `own` is the merchant's. */
export function readCerts({ certs = {}, serial = '' }: ClientOptions, own?: KeyObject): readonly PlatformKey[] {
  const ownKey = own && createPublicKey(own);
  return Object.entries(certs).map(([name, material]) => {
    const option = `certs[${JSON.stringify(name)}]`;
    const read = readPublicKey(material, option);
    if (ownKey?.equals(read.key) || (serial !== '' && normalise(name) === normalise(serial)))
      throw new ConfigError(
        `${option} is the merchant's own certificate or key. Pass WeChat Pay's public key or certificate.`,
      );
    return platformKey(name, read, option);
  });
}

/** Combine a key and its serial. Throws a `ConfigError` if a certificate has another serial than `option`. */
export function platformKey(
  name: string,
  { key, certificate }: ReturnType<typeof readPublicKey>,
  option: string,
): PlatformKey {
  if (!certificate)
    return { serial: name, key, validFrom: Number.NEGATIVE_INFINITY, validTo: Number.POSITIVE_INFINITY };
  if (normalise(certificate.serialNumber) !== normalise(name)) {
    throw new ConfigError(`${option} holds the certificate ${certificate.serialNumber}. Name it by that serial.`);
  }
  return {
    // The service only accepts this spelling.
    serial: /^[0-9A-F]+$/.test(name) ? name : certificate.serialNumber,
    key,
    validFrom: Date.parse(certificate.validFrom) / 1000,
    validTo: Date.parse(certificate.validTo) / 1000,
  };
}
