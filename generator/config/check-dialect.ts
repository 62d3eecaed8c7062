import type { ApiFacts, ApiServer, FailureRule, SignatureRule } from '../model/api-facts.js';
import type {
  Container,
  Dialect,
  DialectAttributes,
  EncryptionRule,
  Protocol,
  Side,
  TableRole,
  TypeWord,
  ValueWords,
} from '../model/dialect.js';
import { nearestNames } from '../model/nearest-names.js';
import type { BodyFormat, Encoding, Method } from '../model/schema.js';
import { ConfigurationError } from './config-error.js';

interface Problem {
  /** `dialect.types.string.kind` */
  readonly path: string;
  /** Follows the path: `must be a text`. */
  readonly what: string;
}

type Check = (value: unknown, path: string) => Problem | undefined;
type Members<Type> = { readonly [Name in keyof Type]-?: Check };

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const must = (fits: (value: unknown) => boolean, expected: string): Check => {
  return (value, path) => {
    if (fits(value)) return undefined;
    return { path, what: value === undefined ? `is missing; it must be ${expected}` : `must be ${expected}` };
  };
};
const text = must((value) => typeof value === 'string', 'a text');
const flag = must((value) => typeof value === 'boolean', 'true or false');
const object = must(isObject, 'an object');
const list = must(Array.isArray, 'a list');

/** The compiler asks for each of the words, and for no other. */
function oneOf<Word extends string>(words: Readonly<Record<Word, true>>): Check {
  const list = Object.keys(words);
  return must((value) => typeof value === 'string' && list.includes(value), `one of ${list.join(', ')}`);
}

function optional(check: Check): Check {
  return (value, path) => (value === undefined ? undefined : check(value, path));
}

function listOf(check: Check): Check {
  return (value, path) =>
    Array.isArray(value)
      ? first(value.map((item: unknown, index) => check(item, `${path}[${index}]`)))
      : list(value, path);
}

function mapOf(check: Check): Check {
  return (value, path) =>
    isObject(value)
      ? first(Object.entries(value).map(([name, item]) => check(item, `${path}.${name}`)))
      : object(value, path);
}

function membersOf<Type>(members: Members<Type>): Check {
  const checks = new Map(Object.entries<Check>(members));
  return (value, path) => {
    if (!isObject(value)) return object(value, path);
    const given = new Map<string, unknown>(Object.entries(value));
    const unknown = [...given.keys()].find((name) => !checks.has(name));
    if (unknown !== undefined) return unknownMember(`${path}.${unknown}`, unknown, [...checks.keys()]);
    return first([...checks].map(([name, check]) => check(given.get(name), `${path}.${name}`)));
  };
}

function unknownMember(path: string, name: string, known: readonly string[]): Problem {
  const [nearest] = nearestNames(name, known, 1);
  const meant = nearest === undefined ? '' : `; did you mean ${nearest}`;
  return { path, what: `means nothing there (there are ${known.join(', ')}${meant})` };
}

function first(problems: readonly (Problem | undefined)[]): Problem | undefined {
  return problems.find((problem) => problem !== undefined);
}

const texts = listOf(text);
const format = oneOf<BodyFormat>({
  json: true,
  xml: true,
  multipart: true,
  text: true,
  binary: true,
  empty: true,
  redirect: true,
});
const encoding = oneOf<Encoding>({
  json: true,
  url: true,
  xml: true,
  'rsa-platform': true,
  'rsa-merchant': true,
  'rsa-bank': true,
  'aes-gcm': true,
  'aes-ecb': true,
});

const server = membersOf<ApiServer>({ url: text, description: text });

const api = membersOf<ApiFacts>({
  title: text,
  description: text,
  servers: listOf(server),
  pageServers: texts,
  browserServer: server,
  securitySchemes: mapOf(object),
  signatures: listOf(
    membersOf<SignatureRule>({ urlStartsWith: optional(text), queryHolds: optional(text), scheme: text }),
  ),
  clientCertificate: text,
  failures: listOf(membersOf<FailureRule>({ urlStartsWith: text, name: text, description: text, shape: object })),
});

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
  encoded: mapOf(encoding),
  encrypted: listOf(
    membersOf<EncryptionRule>({
      attribute: text,
      side: optional(oneOf<Side>({ request: true, answer: true })),
      tooltip: optional(text),
      encoding,
    }),
  ),
  values: membersOf<ValueWords>({ markers: texts, complete: texts, fixed: texts, colons: text }),
  inventedListNames: texts,
  answers: listOf(membersOf<Dialect['answers'][number]>({ startsWith: text, format })),
  noticePrefix: text,
  protocols: mapOf(membersOf<Protocol>({ segmentDropped: flag, answer: format, signsInBody: flag })),
  filledByClient: texts,
  filledForCallers: membersOf<Dialect['filledForCallers']>({ headers: texts, digests: texts }),
  serialHeader: text,
  signedFiles: texts,
  unsignedAnswers: texts,
  signatureMember: text,
  eventMember: text,
  indexPage: text,
  jsonAnswerSign: text,
  api,
  overrides: optional(texts),
});

/** Every member that one of several types has. */
type Merged<Type> = { [Name in Type extends unknown ? keyof Type : never]: unknown };

/** Check a dialect of the user's own, member by member. Throws a `ConfigurationError` that names the member's path. */
export function checkDialect(value: unknown, file: string): void {
  const problem = dialect(value, 'dialect');
  if (problem === undefined) return;
  const { path, what } = problem;
  throw new ConfigurationError(
    `${path} in ${file} ${what}. A dialect of your own is of the type Dialect of docwright.`,
  );
}
