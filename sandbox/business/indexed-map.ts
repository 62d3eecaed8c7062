/** The secondary keys of a value; `undefined` for a key that it does not have yet. */
type KeysOf<Value, Index extends string> = Readonly<Record<Index, (value: Value) => string | undefined>>;

/**
 * A map with secondary indexes.
 *
 *     new IndexedMap<Refund, 'order'>({ order: ({ out_trade_no }) => out_trade_no }).all('order', 'TEA20260310093000')
 *
 * Set a value again after one of its secondary keys has changed.
 */
export class IndexedMap<Value, Index extends string> extends Map<string, Value> {
  readonly #keysOf: readonly (readonly [Index, (value: Value) => string | undefined])[];
  readonly #found = new Map<string, Set<Value>>();

  constructor(keysOf: KeysOf<Value, Index>) {
    super();
    this.#keysOf = Object.entries(keysOf) as [Index, (value: Value) => string | undefined][];
  }

  override set(number: string, value: Value): this {
    const before = this.get(number);
    if (before !== undefined && before !== value) this.delete(number);
    for (const place of this.#placesOf(value)) {
      const values = this.#found.get(place) ?? new Set();
      this.#found.set(place, values.add(value));
    }
    return super.set(number, value);
  }

  override delete(number: string): boolean {
    const value = this.get(number);
    for (const place of value === undefined ? [] : this.#placesOf(value))
      this.#found.get(place)?.delete(value as Value);
    return super.delete(number);
  }

  override clear(): void {
    this.#found.clear();
    super.clear();
  }

  /** All values with a secondary key, in insertion order. */
  all(index: Index, key: string | undefined): readonly Value[] {
    return key === undefined ? [] : [...(this.#found.get(`${index} ${key}`) ?? [])];
  }

  /** The first value with a secondary key. */
  one(index: Index, key: string | undefined): Value | undefined {
    return this.all(index, key)[0];
  }

  #placesOf(value: Value): string[] {
    const keys = this.#keysOf.map(([index, keyOf]) => [index, keyOf(value)] as const);
    return keys.flatMap(([index, key]) => (key === undefined ? [] : [`${index} ${key}`]));
  }
}
