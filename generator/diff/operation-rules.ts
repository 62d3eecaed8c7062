import { breaking, compatible, documentation, security, type Verdict } from './verdict.js';

type OperationRule = { readonly says: string; readonly verdict: Verdict };

/** Every kind of change of an operation as a whole; names in braces stand for what the pages say. */
export const operationRules = {
  'operation-added': { says: 'is new', verdict: compatible('It can be called.') },
  'notification-added': { says: 'is new', verdict: compatible('Handle it if it is to be subscribed to.') },
  'operation-removed': { says: 'is gone', verdict: breaking('Stop calling it.') },
  'notification-removed': { says: 'is gone', verdict: breaking('Stop handling it.') },
  // Import paths and the chain mirror the path of the page, names of functions its anchors.
  'operation-moved': {
    says: 'stands on {new} now, formerly on {old}',
    verdict: breaking('Import it from there, and follow the chain there.'),
  },
  'operation-renamed': {
    says: 'is called {new} now, formerly {old}',
    verdict: breaking('Call it by the new name.'),
  },
  // The client knows where its calls go; what only the wire sees asks nothing of who upgrades the client.
  'method-changed': {
    says: 'is sent by {new} now, formerly by {old}',
    verdict: compatible('Upgrade before the server drops the old method.'),
  },
  'url-changed': {
    says: 'goes to {new} now, formerly to {old}',
    verdict: compatible('Upgrade before the server drops the old URL; allow the new one where traffic is filtered.'),
  },
  'server-changed': {
    says: 'goes to the server {new} now, formerly to {old}',
    verdict: security('Check that the server belongs to the API: calls carry the merchant’s signature.'),
  },
  'server-choice-changed': {
    says: 'has another say in which server it goes to',
    verdict: documentation('Calls go where they went.'),
  },
  'certificate-needed': {
    says: 'needs the client certificate of the merchant now',
    verdict: security('Give createClient the merchant certificate, if the API asks for it.'),
  },
  'certificate-idle': {
    says: 'needs no client certificate any more',
    verdict: security('Check that the API takes the call without it.'),
  },
  'nonce-added': {
    says: 'carries a nonce now',
    verdict: security('The client adds it, and it is part of what is signed.'),
  },
  'nonce-dropped': {
    says: 'carries no nonce any more',
    verdict: security('Check it: without a nonce, a signed request can be replayed.'),
  },
  'answer-signed': {
    says: 'has a signed answer now',
    verdict: security('The client verifies it; it must know the key of the platform.'),
  },
  'answer-unsigned': {
    says: 'has an answer without a signature now',
    verdict: security('Check it: nothing proves any more where the answer comes from.'),
  },
  'request-format-changed': {
    says: 'takes its body as {new} now, formerly as {old}',
    verdict: breaking('Pass the body in the new format, under its new name.'),
  },
  'answer-format-changed': {
    says: 'answers {new} now, formerly {old}',
    verdict: breaking('Read the new kind of answer.'),
  },
  'answer-gained': {
    says: 'answers {new} now, formerly nothing',
    verdict: compatible('The answer can be read.'),
  },
  // Both are read into the same types.
  'notation-changed': {
    says: 'comes as {new} now, formerly as {old}',
    verdict: compatible('The client reads it as before.'),
  },
  'answer-described': { says: 'has an answer that is described otherwise', verdict: documentation() },
  // Headers of answers have no types, so that no compiler tells of them.
  'header-added': { says: 'is new', verdict: compatible('It can be read.') },
  'header-removed': { says: 'is gone', verdict: breaking('Stop reading it.') },
  'header-described': { says: 'is described otherwise', verdict: documentation() },
  // The client deals with the headers of notifications, the framework with those of replies.
  'headers-described': { says: 'are described otherwise', verdict: documentation() },
  'operation-deprecated': {
    says: 'is noted to be {notice}',
    verdict: compatible('It can still be called; plan to do without it.'),
  },
  'notice-added': {
    says: 'has the new notice {notice}',
    verdict: compatible('See what the page says of it.'),
  },
  'notice-removed': { says: 'has no notice {notice} any more', verdict: documentation() },
  'title-changed': { says: 'is entitled {new} now, formerly {old}', verdict: documentation() },
  'summary-changed': { says: 'has another summary', verdict: documentation() },
  'links-changed': { says: 'has other links', verdict: documentation() },
  'examples-changed': { says: 'has other examples', verdict: documentation() },
} as const satisfies Record<string, OperationRule>;

export type OperationCode = keyof typeof operationRules;
