import { apiNames } from '../apis/find-api.js';
import type {
  Container,
  Dialect,
  DialectAttributes,
  EncryptionRule,
  Side,
  TableRole,
  TypeWord,
  ValueWords,
} from '../model/dialect.js';
import type { Method } from '../model/schema.js';
import { api } from './check-api.js';
import { flag, format, listOf, mapOf, membersOf, oneOf, optional, text, texts, throwProblem } from './check-members.js';
import { ConfigurationError } from './config-error.js';

const attributes = membersOf<DialectAttributes>({
  required: text,
  indent: text,
  tooltip: text,
  encoded: text,
  encrypted: text,
  separatorClass: text,
  misspelt: mapOf(text),
  ignored: texts,
});

const typeWord = oneOf<TypeWord['kind']>({ string: true, number: true, boolean: true, object: true });
const container = oneOf<Container['kind']>({
  body: true,
  query: true,
  headers: true,
  server: true,
  'client-certificate': true,
  'no-nonce': true,
  option: true,
});

const dialect = membersOf<Dialect>({
  name: text,
  folders: mapOf(oneOf<Dialect['folders'][string]>({ call: true, notification: true })),
  anchors: mapOf(oneOf<Method>({ GET: true, POST: true, PUT: true, PATCH: true, DELETE: true })),
  frontMatterReference: membersOf<Dialect['frontMatterReference']>({ open: text, close: text }),
  tables: mapOf(oneOf<TableRole>({ request: true, response: true, reply: true, failure: true })),
  attributes,
  types: mapOf(membersOf<Merged<TypeWord>>({ kind: typeWord, integer: optional(flag) })),
  containers: mapOf(membersOf<Merged<Container>>({ kind: container, format: optional(format) })),
  encoded: mapOf(text),
  encrypted: listOf(
    membersOf<EncryptionRule>({
      attribute: text,
      side: optional(oneOf<Side>({ request: true, answer: true })),
      tooltip: optional(text),
      encoding: text,
    }),
  ),
  values: membersOf<ValueWords>({ markers: texts, complete: texts, fixed: texts, colons: text }),
  inventedListNames: texts,
  answers: listOf(membersOf<Dialect['answers'][number]>({ startsWith: text, format })),
  noticePrefix: text,
  indexPage: text,
  jsonAnswerSign: text,
  api: optional(api),
  overrides: optional(texts),
});

/** Every member that one of several types has. */
type Merged<Type> = { [Name in Type extends unknown ? keyof Type : never]: unknown };

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

/** Check a dialect of the user's own, member by member. Throws a `ConfigurationError` that names the member's path. */
export function checkDialect(value: object, file: string): void {
  const stale = Object.keys(value).find((name) => Object.hasOwn(moved, name));
  if (stale !== undefined) throw new ConfigurationError(wordMoved(stale, file));
  throwProblem(dialect(value, 'dialect'), file, 'A dialect of your own is of the type Dialect of docwright.');
}

function wordMoved(name: string, file: string): string {
  const member = moved[name];
  const start = `dialect.${name} in ${file}`;
  if (member === '') return `${start} is not read any more. Remove it.`;
  return `${start} is a member of the API now. Write \`api: { ...apis.${apiNames[0]}, … }\` beside dialect, with the member ${member}; apis is exported by docwright.`;
}
