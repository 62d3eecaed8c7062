import { existsSync } from 'node:fs';
import type {
  Api,
  ApiServer,
  AuthRule,
  ClientWords,
  EnvelopeMember,
  FailureRule,
  FilledMember,
  NotificationEnvelope,
  Protocol,
  SignatureRule,
  SignRule,
} from '../model/api.js';
import {
  anything,
  bodyFormat,
  type Entries,
  envelopeEntries,
  flag,
  isObject,
  listOf,
  mapOf,
  members,
  object,
  oneOf,
  optional,
  type Schema,
  text,
  texts,
} from '../model/check-value.js';
import type { ApiFacts } from '../model/complete-api.js';
import type { EncodingFacts, Seal } from '../model/encoding.js';
import { packageFolder } from '../model/own-folders.js';
import type { Shape } from '../model/schema.js';

const server = members({ url: text, description: text } satisfies Entries<ApiServer>);

const envelopeMembers = { name: text, required: flag, description: text } satisfies Entries<EnvelopeMember>;
const envelopeMember = members(envelopeMembers);

const notificationEnvelope = members({
  members: listOf(envelopeMember),
  sealed: members({
    ...envelopeMembers,
    members: listOf(envelopeMember),
    content: envelopeMember,
  } satisfies Entries<NotificationEnvelope['sealed']>),
  xmlNames: mapOf(text),
  opened: listOf(object),
  distinguishedBy: text,
} satisfies Entries<NotificationEnvelope>);

const filled = members({
  in: text,
  urlStartsWith: optional(text),
  urlStartsNotWith: optional(text),
  names: texts,
  suffix: optional(flag),
  by: oneOf('signature', 'nonce', 'digest', 'key', 'format'),
  why: text,
  inEveryClient: optional(flag),
} satisfies Entries<FilledMember>);

const encoding = members({
  label: text,
  mediaType: oneOf('application/json', 'application/xml', 'application/x-www-form-urlencoded'),
  seal: optional(
    members({
      holds: oneOf('text', 'document'),
      openedBy: oneOf('caller', 'service', 'elsewhere'),
      namesKey: optional(flag),
    } satisfies Entries<Seal>),
  ),
} satisfies Entries<EncodingFacts>);

const auth = members({
  name: text,
  options: mapOf(members({ description: text, default: optional(text) })),
  sign: optional(
    members({
      text,
      by: oneOf('hmac-sha256', 'hmac-sha512', 'hmac-sha1', 'sha1', 'sha256', 'sha512', 'md5'),
      key: optional(text),
      as: oneOf('hex', 'base64'),
    } satisfies Entries<SignRule>),
  ),
  headers: optional(mapOf(text)),
  query: optional(mapOf(text)),
  cookies: optional(mapOf(text)),
} satisfies Entries<AuthRule>);

const signature = members({
  urlStartsWith: optional(text),
  queryHolds: optional(text),
  scheme: text,
} satisfies Entries<SignatureRule>);

const failure = members({
  urlStartsWith: text,
  name: text,
  description: text,
  shape: anything<Shape>(isObject, 'an object'),
} satisfies Entries<FailureRule>);

const protocol = members({ segmentDropped: flag, answer: bodyFormat, signsInBody: flag } satisfies Entries<Protocol>);

/** An API of the user's own; `completeApi` adds what is left out. */
export const apiSchema: Schema<ApiFacts> = members({
  name: optional(text),
  title: text,
  servers: listOf(server),
  description: optional(text),
  runtime: optional(anything<string>(isRuntime, 'the name of a folder in templates/runtime/ that has client.hbs')),
  language: optional(oneOf('en', 'zh')),
  client: optional(members({ type: text, variable: text, call: text } satisfies Entries<ClientWords>)),
  pageServers: optional(texts),
  browserServer: optional(server),
  auth: optional(listOf(auth)),
  envelope: optional(members(envelopeEntries)),
  securitySchemes: optional(mapOf(object)),
  signatures: optional(listOf(signature)),
  clientCertificate: optional(text),
  failures: optional(listOf(failure)),
  protocols: optional(mapOf(protocol)),
  filled: optional(listOf(filled)),
  encodings: optional(mapOf(encoding)),
  serialHeader: optional(text),
  signedFiles: optional(texts),
  unsignedAnswers: optional(texts),
  eventMember: optional(text),
  notificationEnvelope: optional(notificationEnvelope),
  pageExamples: optional(members({ call: text, notification: text } satisfies Entries<Api['pageExamples']>)),
  draftPage: optional(
    anything<NonNullable<Api['draftPage']>>((value) => typeof value === 'function', 'a function (draft) => text'),
  ),
  sandbox: optional(flag),
} satisfies Entries<ApiFacts>);

/** What a client cannot do without is its `client.ts`, which the runtime has a template of. */
function isRuntime(value: unknown): boolean {
  if (typeof value !== 'string' || !/^[a-z][a-z\d-]*$/.test(value)) return false;
  return existsSync(new URL(`templates/runtime/${value}/client.hbs`, packageFolder));
}
