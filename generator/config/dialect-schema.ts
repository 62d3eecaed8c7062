import * as v from 'valibot';
import { apiNames } from '../apis/find-api.js';
import {
  bodyFormat,
  type Entries,
  flag,
  listOf,
  mapOf,
  members,
  oneOf,
  oneOfKinds,
  optional,
  type Schema,
  text,
  texts,
} from '../model/check-value.js';
import type { Dialect, DialectAttributes, EncryptionRule, ValueWords } from '../model/dialect.js';
import { apiSchema } from './api-schema.js';
import type { DialectOptions } from './config.js';
import { ConfigurationError } from './config-error.js';

const attributes = members({
  required: text,
  indent: text,
  tooltip: text,
  encoded: text,
  encrypted: text,
  separatorClass: text,
  misspelt: mapOf(text),
  ignored: texts,
} satisfies Entries<DialectAttributes>);

const typeWord = oneOfKinds([
  members({ kind: v.literal('string') }),
  members({ kind: v.literal('number'), integer: flag }),
  members({ kind: v.literal('boolean') }),
  members({ kind: v.literal('object') }),
]);

const container = oneOfKinds([
  members({ kind: v.literal('body'), format: bodyFormat }),
  members({ kind: v.literal('query') }),
  members({ kind: v.literal('headers') }),
  members({ kind: v.literal('server') }),
  members({ kind: v.literal('client-certificate') }),
  members({ kind: v.literal('no-nonce') }),
  members({ kind: v.literal('option') }),
]);

const encryption = members({
  attribute: text,
  side: optional(oneOf('request', 'answer')),
  tooltip: optional(text),
  encoding: text,
} satisfies Entries<EncryptionRule>);

/** A dialect of the user's own. */
export const dialectSchema: Schema<DialectOptions> = members({
  name: text,
  folders: mapOf(oneOf('call', 'notification')),
  anchors: mapOf(oneOf('GET', 'POST', 'PUT', 'PATCH', 'DELETE')),
  frontMatterReference: members({ open: text, close: text } satisfies Entries<Dialect['frontMatterReference']>),
  tables: mapOf(oneOf('request', 'response', 'reply', 'failure')),
  attributes,
  types: mapOf(typeWord),
  containers: mapOf(container),
  encoded: mapOf(text),
  encrypted: listOf(encryption),
  values: members({ markers: texts, complete: texts, fixed: texts, colons: text } satisfies Entries<ValueWords>),
  inventedListNames: texts,
  answers: listOf(members({ startsWith: text, format: bodyFormat } satisfies Entries<Dialect['answers'][number]>)),
  noticePrefix: text,
  indexPage: text,
  jsonAnswerSign: text,
  api: optional(apiSchema),
  overrides: optional(texts),
} satisfies Entries<DialectOptions>);

/** Members that dialects had before APIs were described by themselves, and what they are there. */
const moved: Readonly<Record<string, string>> = {
  protocols: 'protocols',
  filledByClient: "filled, such as [{ in: 'query', names: ['sign'], by: 'signature', why: 'signs the call' }]",
  filledForCallers:
    "filled, such as [{ in: 'headers', names: ['Content-Type'], by: 'format', why: 'follows the body' }]",
  serialHeader: 'serialHeader',
  signedFiles: 'signedFiles',
  unsignedAnswers: 'unsignedAnswers',
  signatureMember: '',
  eventMember: 'eventMember',
};

/** Throws a `ConfigurationError` for a dialect with a member that is one of its API now. */
export function refuseMoved(dialect: object, file: string): void {
  const stale = Object.keys(dialect).find((name) => Object.hasOwn(moved, name));
  if (stale !== undefined) throw new ConfigurationError(wordMoved(stale, file));
}

function wordMoved(name: string, file: string): string {
  const member = moved[name];
  const start = `dialect.${name} in ${file}`;
  if (member === '') return `${start} is not read any more. Remove it.`;
  return `${start} is a member of the API now. Write \`api: { ...apis.${apiNames[0]}, … }\` beside dialect, with the member ${member}; apis is exported by docwright.`;
}
