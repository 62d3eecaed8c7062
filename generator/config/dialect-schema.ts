import * as v from 'valibot';
import {
  bodyFormat,
  type Entries,
  flag,
  listOf,
  mapOf,
  members,
  must,
  oneOf,
  oneOfKinds,
  optional,
  type Schema,
  text,
  texts,
  variantOf,
} from '../model/check-value.js';
import type {
  AnswerRules,
  AttributeWords,
  CarriedRules,
  Column,
  Dialect,
  EncryptionRule,
  OperationRules,
  PageRules,
  Place,
  ReplaceRule,
  RowRules,
  SampleRule,
  SampleRules,
  TableRule,
} from '../model/dialect.js';
import { apiSchema } from './api-schema.js';
import type { DialectOptions } from './config.js';
import { nestingRule, requiredRule, rx, typeRules, valueRule } from './field-rules-schema.js';

const method = oneOf('GET', 'POST', 'PUT', 'PATCH', 'DELETE');
const part = oneOf('path', 'query', 'headers', 'json', 'form', 'multipart');

const pages = members({
  folders: optional(mapOf(oneOf('call', 'notification'))),
  extensions: optional(texts),
  indexPage: optional(text),
  replace: optional(listOf(members({ match: rx, by: text } satisfies Entries<ReplaceRule>))),
} satisfies Entries<PageRules>);

const route = { method: texts, url: texts };
const place: Schema<Place> = variantOf('in', [
  members({ in: v.literal('heading'), match: rx, depth: optional(v.number(must('a number'))) }),
  members({ in: v.literal('paragraph'), match: rx, under: optional(rx) }),
  members({ in: v.literal('code'), match: rx, under: optional(rx) }),
  members({ in: v.literal('path'), match: rx }),
  members({ in: v.literal('front-matter'), key: text, match: rx }),
  members({ in: v.literal('table'), ...route }),
  members({ in: v.literal('pairs'), ...route }),
  members({ in: v.literal('heading-id'), methods: mapOf(method) }),
  members({ in: v.literal('sidecar'), file: text, match: rx }),
]);

const operations = members({
  opens: listOf(v.lazy<Schema<Place | Place[]>>((value) => (Array.isArray(value) ? listOf(place) : place))),
  method: optional(method),
  url: optional(text),
  labels: optional(rx),
} satisfies Entries<OperationRules>);

const columnNames: readonly Column[] = [
  'name',
  'type',
  'required',
  'description',
  'default',
  'in',
  'values',
  'title',
  'example',
];
const column = oneOf(...columnNames) as Schema<Column>;

const table = members({
  is: oneOf(
    'parameters',
    'path',
    'query',
    'headers',
    'json',
    'form',
    'multipart',
    'answer',
    'reply',
    'failure',
    'values',
    'type',
    'ignored',
  ),
  heading: optional(rx),
  lead: optional(rx),
  first: optional(texts),
  has: optional(column),
  lacks: optional(column),
  row: optional(rx),
  once: optional(flag),
} satisfies Entries<TableRule>);

const columns = members({
  name: optional(texts),
  type: optional(texts),
  required: optional(texts),
  description: optional(texts),
  default: optional(texts),
  in: optional(texts),
  values: optional(texts),
  title: optional(texts),
  example: optional(texts),
} satisfies Entries<Dialect['columns']>);

const container = oneOfKinds([
  members({ kind: v.literal('body'), format: bodyFormat }),
  members({ kind: v.literal('query') }),
  members({ kind: v.literal('headers') }),
  members({ kind: v.literal('server') }),
  members({ kind: v.literal('client-certificate') }),
  members({ kind: v.literal('no-nonce') }),
  members({ kind: v.literal('option') }),
]);

const rows = members({
  skip: optional(rx),
  name: optional(rx),
  containers: optional(mapOf(container)),
  others: optional(v.literal('path', must("'path'"))),
  in: optional(mapOf(part)),
  wire: optional(oneOf('dotted', 'bracketed', 'repeated', 'json')),
} satisfies Entries<RowRules>);

const answers = members({
  tables: optional(oneOf('whole', 'data', 'by-sample')),
  remarks: optional(listOf(members({ match: rx, format: bodyFormat }))),
  sameAs: optional(rx),
  jsonSign: optional(text),
} satisfies Entries<AnswerRules>);

const samples = members({
  blocks: listOf(
    members({
      is: oneOf('request', 'answer'),
      heading: optional(rx),
      lead: optional(rx),
      language: optional(rx),
      status: optional(rx),
    } satisfies Entries<SampleRule>),
  ),
  infer: optional(listOf(oneOf('elements', 'members', 'answer'))),
} satisfies Entries<SampleRules>);

const encryption = members({
  attribute: text,
  side: optional(oneOf('request', 'answer')),
  tooltip: optional(text),
  encoding: text,
} satisfies Entries<EncryptionRule>);

const carried = members({
  separatorClass: text,
  encodedAttribute: text,
  encoded: mapOf(text),
  encryptedAttribute: text,
  encrypted: listOf(encryption),
  inventedListNames: texts,
} satisfies Entries<CarriedRules>);

/** A dialect of the user's own. */
export const dialectSchema: Schema<DialectOptions> = members({
  name: text,
  pages: optional(pages),
  operations,
  tables: listOf(table),
  columns,
  rows: optional(rows),
  required: listOf(requiredRule),
  nesting: listOf(nestingRule),
  types: typeRules,
  values: listOf(valueRule),
  answers: optional(answers),
  samples: optional(samples),
  api: optional(apiSchema),
  overrides: optional(texts),
  attributes: optional(
    members({ tooltip: text, misspelt: mapOf(text), ignored: texts } satisfies Entries<AttributeWords>),
  ),
  carried: optional(carried),
  notices: optional(members({ prefix: text })),
  frontMatterReference: optional(members({ open: text, close: text })),
} satisfies Entries<DialectOptions>);
