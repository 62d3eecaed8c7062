import { existsSync } from 'node:fs';
import type {
  Api,
  ApiServer,
  ClientWords,
  Envelope,
  EnvelopeMember,
  FailureRule,
  FilledMember,
  Language,
  Protocol,
  SignatureRule,
} from '../model/api.js';
import type { EncodingFacts, Seal } from '../model/encoding.js';
import { packageFolder } from '../model/own-folders.js';
import {
  flag,
  format,
  listOf,
  type Members,
  mapOf,
  membersOf,
  must,
  object,
  oneOf,
  optional,
  text,
  texts,
  throwProblem,
} from './check-members.js';

const server = membersOf<ApiServer>({ url: text, description: text });

const envelopeMembers: Members<EnvelopeMember> = { name: text, required: flag, description: text };
const envelopeMember = membersOf<EnvelopeMember>(envelopeMembers);

/** Says what is wrong with an API of the user's own, and where. */
export const api = membersOf<Api>({
  name: text,
  title: text,
  description: text,
  runtime: must(isRuntime, 'the name of a folder in templates/runtime/ that has client.hbs'),
  language: oneOf<Language>({ en: true, zh: true }),
  client: membersOf<ClientWords>({ type: text, variable: text, call: text }),
  servers: listOf(server),
  pageServers: texts,
  browserServer: server,
  securitySchemes: mapOf(object),
  signatures: listOf(
    membersOf<SignatureRule>({ urlStartsWith: optional(text), queryHolds: optional(text), scheme: text }),
  ),
  clientCertificate: text,
  failures: listOf(membersOf<FailureRule>({ urlStartsWith: text, name: text, description: text, shape: object })),
  protocols: mapOf(membersOf<Protocol>({ segmentDropped: flag, answer: format, signsInBody: flag })),
  filled: listOf(
    membersOf<FilledMember>({
      in: text,
      urlStartsWith: optional(text),
      urlStartsNotWith: optional(text),
      names: texts,
      suffix: optional(flag),
      by: oneOf<FilledMember['by']>({ signature: true, nonce: true, digest: true, key: true, format: true }),
      why: text,
      inEveryClient: optional(flag),
    }),
  ),
  encodings: mapOf(
    membersOf<EncodingFacts>({
      label: text,
      mediaType: oneOf<EncodingFacts['mediaType']>({
        'application/json': true,
        'application/xml': true,
        'application/x-www-form-urlencoded': true,
      }),
      seal: optional(
        membersOf<Seal>({
          holds: oneOf<Seal['holds']>({ text: true, document: true }),
          openedBy: oneOf<Seal['openedBy']>({ caller: true, service: true, elsewhere: true }),
          namesKey: optional(flag),
        }),
      ),
    }),
  ),
  serialHeader: text,
  signedFiles: texts,
  unsignedAnswers: texts,
  eventMember: text,
  envelope: optional(
    membersOf<Envelope>({
      members: listOf(envelopeMember),
      sealed: membersOf<Envelope['sealed']>({
        ...envelopeMembers,
        members: listOf(envelopeMember),
        content: envelopeMember,
      }),
      xmlNames: mapOf(text),
      opened: listOf(object),
      distinguishedBy: text,
    }),
  ),
  pageExamples: membersOf<Api['pageExamples']>({ call: text, notification: text }),
  draftPage: optional(must((value) => typeof value === 'function', 'a function')),
  sandbox: optional(flag),
});

/** What a client cannot do without is its `client.ts`, which the runtime has a template of. */
function isRuntime(value: unknown): boolean {
  if (typeof value !== 'string' || !/^[a-z][a-z\d-]*$/.test(value)) return false;
  return existsSync(new URL(`templates/runtime/${value}/client.hbs`, packageFolder));
}

/** Check an API of the user's own, member by member. Throws a `ConfigurationError` that names the member's path. */
export function checkApi(value: unknown, file: string): void {
  throwProblem(api(value, 'api'), file, 'An API of your own is of the type Api of docwright.');
}
