/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import { createPublicKey, type KeyObject } from 'node:crypto';
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

/**
 * Who names a serial. Anybody can post a notification that names one; an answer came over TLS from the server that was asked,
 * to a call that it may have carried out.
 */
export type Naming = 'notification' | 'answer' | 'caller';

/** How often serials that are not known make us ask the platform, at most, within `PAUSE` seconds. */
const MOST_FETCHES: Readonly<Record<Naming, number>> = { notification: 2, answer: 5, caller: 5 };
/** Seconds; a serial that the platform does not list is not asked for again within them. */
const PAUSE = 60;
/** The same when asking failed; shorter, because the network may be back. */
const FAILURE_PAUSE = 5;
/** Certificates are replaced long before they end; a list as old as this may lack the new one. */
const LIST_AGE = 12 * 60 * 60;

/** Where the keys come from that were not given, and what time it is. */
export interface KeySource {
  /** Without it only the given keys are known. */
  readonly fetchKeys: FetchKeys | undefined;
  /** In seconds since 1970: certificates are valid from and until a time of day. */
  readonly now: () => number;
}

/** WeChat Pay's keys as one client knows them: those it was given, and those it fetched. */
export class PlatformKeys {
  readonly #given: ReadonlyMap<string, PlatformKey>;
  #fetched: ReadonlyMap<string, PlatformKey> = new Map();
  #fetchedAt = Number.NEGATIVE_INFINITY;
  #failure: { readonly at: number; readonly error: unknown } | undefined;
  /** Fetches that serials made necessary, lately. */
  #asked: readonly { readonly naming: Naming; readonly at: number }[] = [];
  /** When serials were found not to be listed. */
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

  /** What to do about a key that is missing. */
  get remedy(): string {
    return this.#fetchKeys
      ? "add WeChat Pay's public key to certs (apiV3Key was given, but the platform lists no certificate that fits)"
      : "add WeChat Pay's public key or certificate to certs, or pass apiV3Key so that certificates can be fetched";
  }

  /** The key of that serial; asks the platform when it is unknown, within limits. `undefined` when it stays so. */
  async find(serial: string, naming: Naming): Promise<PlatformKey | undefined> {
    const known = this.#lookUp(serial);
    if (known || isPublicKey(serial) || !this.#fetchKeys) return known;
    const isUnderWay = this.#refresh !== undefined;
    const found = await this.#ask(serial, naming);
    // What was under way may have begun before the platform listed the key.
    return found || !isUnderWay ? found : this.#ask(serial, naming);
  }

  /**
   * The key that seals fields when the caller names none: a public key before certificates, then the newest. A list that
   * is old is fetched again, but as long as it holds a valid certificate calls neither wait for that nor fail with it.
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

  /** Like `preferred`, but only what is known already; one that has run out rather than none. */
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

  /** Count a fetch that a serial makes necessary; `false` when there were too many lately, or one that did not list it. */
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

  /** Calls that need it at the same time share one fetch. */
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

/** Seconds of a clock that is never set: pauses do not become longer or shorter with the time of day. */
function elapsed(): number {
  return performance.now() / 1000;
}

/** Forged messages name any number of serials, so old ones are forgotten. */
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

/** A public key stands before all certificates: it replaces them. */
function newestFirst(one: PlatformKey, other: PlatformKey): number {
  return Number(isPublicKey(other.serial)) - Number(isPublicKey(one.serial)) || other.validFrom - one.validFrom;
}

function isPublicKey(serial: string): boolean {
  return serial.startsWith('PUB_KEY_ID_');
}

/** Serial numbers are written in either case, with leading zeros, colons (OpenSSL) or 0x before them (Windows, Java). */
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

/** Join a key and its serial. Throws a `ConfigError` when a certificate has another serial than `option` says. */
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
    // The service knows it by this spelling alone.
    serial: /^[0-9A-F]+$/.test(name) ? name : certificate.serialNumber,
    key,
    validFrom: Date.parse(certificate.validFrom) / 1000,
    validTo: Date.parse(certificate.validTo) / 1000,
  };
}
