/** A match as `RegExp.exec` gives it. */
export interface Match {
  readonly index: number;
  /** The whole match, and then each group; undefined for one that took no part. */
  readonly [group: number]: string | undefined;
  readonly 0: string;
  readonly length: number;
  /** Undefined where the pattern names none. */
  readonly groups?: Readonly<Record<string, string | undefined>> | undefined;
}

/** What finds matches in a text. */
export interface Engine {
  first(text: string): Match | undefined;
  all(text: string): Iterable<Match>;
}
