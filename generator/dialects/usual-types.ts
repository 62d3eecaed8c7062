import type { TypeWord } from '../model/dialect.js';

const string = { kind: 'string' } as const;
const integer = { kind: 'number', integer: true } as const;
const number = { kind: 'number', integer: false } as const;
const boolean = { kind: 'boolean' } as const;
const object = { kind: 'object' } as const;
const list = { kind: 'list' } as const;
const any = { kind: 'any' } as const;
const file = { kind: 'file' } as const;

/** Type words that mean the same on most sites. A dialect spreads them, and adds its own. */
export const usualTypes = {
  string,
  str: string,
  text: string,
  varchar: string,
  char: string,
  uuid: string,
  uri: string,
  url: string,
  email: string,
  date: string,
  datetime: string,
  'date-time': string,
  time: string,
  timestamp: string,
  enum: string,
  'enum string': string,
  'string enum': string,
  decimal: string,
  int: integer,
  integer,
  long: integer,
  bigint: integer,
  int8: integer,
  int16: integer,
  int32: integer,
  int64: integer,
  uint: integer,
  uint8: integer,
  uint16: integer,
  uint32: integer,
  uint64: integer,
  short: integer,
  'unsigned int': integer,
  'unsigned integer': integer,
  number,
  num: number,
  float: number,
  float32: number,
  float64: number,
  double: number,
  bool: boolean,
  boolean,
  object,
  obj: object,
  json: object,
  map: object,
  dict: object,
  hash: object,
  array: list,
  list,
  any,
  mixed: any,
  '-': any,
  file,
} as const satisfies Readonly<Record<string, TypeWord>>;
