/** What docwright needs to know of one way in which a string carries another value. */
export interface EncodingFacts {
  /** Follows “carried”: `as JSON in a string`, `sealed for the bank`. */
  readonly label: string;
  /** The notation of what the string holds. */
  readonly mediaType: 'application/json' | 'application/xml' | 'application/x-www-form-urlencoded';
  /** Left out where no key is needed to read the string. */
  readonly seal?: Seal;
}

export interface Seal {
  /** Whether one text is sealed, or a document, whose members the rows after a separator row describe. */
  readonly holds: 'text' | 'document';
  /** Who has the key that opens it. `elsewhere` is neither the caller nor the service. */
  readonly openedBy: 'caller' | 'service' | 'elsewhere';
  /** Whether a header names the key that was used. */
  readonly namesKey?: boolean;
}

/** The encodings that need no key; every API has them. */
export const plainEncodings = {
  json: { label: 'as JSON in a string', mediaType: 'application/json' },
  url: { label: 'percent-encoded in a string', mediaType: 'application/x-www-form-urlencoded' },
  xml: { label: 'as XML in a string', mediaType: 'application/xml' },
} as const satisfies Readonly<Record<string, EncodingFacts>>;

/** Facts of an encoding of the API; schemas, dialects and overrides are checked for others before. */
export function encodingOf(encodings: Readonly<Record<string, EncodingFacts>>, name: string): EncodingFacts {
  const facts = Object.hasOwn(encodings, name) ? encodings[name] : undefined;
  if (facts === undefined)
    throw new Error(`The API has no encoding ${name}. There are: ${Object.keys(encodings).join(', ')}.`);
  return facts;
}
