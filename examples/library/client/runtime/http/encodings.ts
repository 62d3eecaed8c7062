/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import { decodeMessage, type Encodings, encodeMessage, type Place, type Transforms } from '../core/codec.js';
import { ConnectionError } from '../core/errors.js';
import { describeError } from '../core/failure.js';
import { isRecord } from '../core/is-record.js';
import { parseJson } from '../core/json.js';
import { toPlain } from '../core/plain.js';
import { pairsOf } from '../core/query.js';
import type { Call, Pair } from './context.js';
import type { Codec, Encoding, Operation } from './operation.js';
import { joinPairs } from './pairs.js';

type Message = Call['request'];

/** Write the strings of a request that carry another value. A string in the place of that value is taken as written already. */
export function encodeRequest(request: Message, encode: NonNullable<Operation['encode']>): Message {
  const encoded = Object.entries(encode).map(([container, codec]) => {
    const given = request[container];
    return [
      container,
      given === undefined ? given : encodeMessage(toPlain(given, container), codec, writing, container),
    ];
  });
  return { ...request, ...Object.fromEntries(encoded) };
}

/** Read the strings of a response that carry another value. Throws a `ConnectionError` for one that cannot be read. */
export function decodeData(data: unknown, codec: Codec): unknown {
  return decodeMessage(data, codec, reading, 'data');
}

const keep = (value: unknown) => value;

const writing: Encodings<Encoding> = {
  seals: [],
  transforms: {
    json: (value) => (typeof value === 'string' ? value : JSON.stringify(value)),
    url: (value) =>
      isRecord(value) ? joinPairs(Object.entries(value).map(([name, each]): Pair => [name, String(each)])) : value,
    number: keep,
    boolean: keep,
  },
};

const reading: Transforms<Encoding> = {
  json: (value, place) => (typeof value === 'string' && value !== '' ? parse(value, place) : value),
  url: (value) => (typeof value === 'string' ? Object.fromEntries(pairsOf(new URLSearchParams(value))) : value),
  number: keep,
  boolean: keep,
};

function parse(text: string, { path }: Place): unknown {
  try {
    return parseJson(text);
  } catch (cause) {
    throw new ConnectionError(`${path} holds no JSON: ${describeError(cause)}.`, { cause });
  }
}
