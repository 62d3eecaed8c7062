import { breaking, compatible, documentation, security, type Verdict } from './verdict.js';

type OperationRule = { readonly says: string; readonly verdict: Verdict };

/** Every kind of change of an operation as a whole; names in braces are replaced by text of the pages. */
export const operationRules = {
  'operation-added': { says: 'is new', verdict: compatible('It can be called.') },
  'notification-added': { says: 'is new', verdict: compatible('Handle it if it is to be subscribed to.') },
  'operation-removed': { says: 'is gone', verdict: breaking('Stop calling it.') },
  'notification-removed': { says: 'is gone', verdict: breaking('Stop handling it.') },
  // Import paths and the chain mirror the path of the page, function names mirror its anchors.
  'operation-moved': {
    says: 'moved from {old} to {new}',
    verdict: breaking('Import it from there, and follow the chain there.'),
  },
  'operation-renamed': {
    says: 'was renamed from {old} to {new}',
    verdict: breaking('Call it by the new name.'),
  },
  // The client knows the URLs of its calls; a change that is only in the sent request requires nothing from callers.
  'method-changed': {
    says: 'changed its method from {old} to {new}',
    verdict: compatible('Upgrade before the server drops the old method.'),
  },
  'url-changed': {
    says: 'changed its URL from {old} to {new}',
    verdict: compatible('Upgrade before the server drops the old URL; allow the new one where traffic is filtered.'),
  },
  // Without ids of headings, the place of a call in the client follows its method and URL, whichever page describes it.
  'call-changed': {
    says: 'changed from {old} to {new}',
    verdict: breaking('Call it by its new method and URL.'),
  },
  'page-changed': {
    says: 'is now described on {new}, formerly on {old}',
    verdict: documentation('It is called as before.'),
  },
  // The client unwraps the data, and throws if the code is that of a failure.
  'envelope-changed': {
    says: 'changed the envelope of its response from {old} to {new}',
    verdict: compatible('Check code that reads the whole response, or the codes of failures.'),
  },
  'server-changed': {
    says: 'changed its server from {old} to {new}',
    verdict: security('Check that the server belongs to the API: calls carry the merchant’s signature.'),
  },
  'server-choice-changed': {
    says: 'changed whether a caller can choose the server',
    verdict: documentation('Calls go to the same server as before.'),
  },
  'certificate-needed': {
    says: 'now needs the client certificate of the merchant',
    verdict: security('Give createClient the merchant certificate, if the API asks for it.'),
  },
  'certificate-idle': {
    says: 'no longer needs a client certificate',
    verdict: security('Check that the API accepts the call without it.'),
  },
  'nonce-added': {
    says: 'now carries a nonce',
    verdict: security('The client adds it, and it is part of what is signed.'),
  },
  'nonce-dropped': {
    says: 'no longer carries a nonce',
    verdict: security('Check it: without a nonce, a signed request can be replayed.'),
  },
  'answer-signed': {
    says: 'now has a signed answer',
    verdict: security('The client verifies it; it must know the key of the platform.'),
  },
  'answer-unsigned': {
    says: 'now has an answer without a signature',
    verdict: security('Check it: nothing proves where the answer comes from.'),
  },
  'request-format-changed': {
    says: 'changed the format of its body from {old} to {new}',
    verdict: breaking('Pass the body in the new format, under its new name.'),
  },
  'answer-format-changed': {
    says: 'changed its answer from {old} to {new}',
    verdict: breaking('Read the new kind of answer.'),
  },
  'answer-gained': {
    says: 'now answers {new}; before it answered nothing',
    verdict: compatible('The answer can be read.'),
  },
  // Both are decoded into the same types.
  'notation-changed': {
    says: 'changed its format from {old} to {new}',
    verdict: compatible('The client reads it as before.'),
  },
  'answer-described': { says: 'has a different description of its answer', verdict: documentation() },
  // Headers of responses have no types, so the compiler does not report changes.
  'header-added': { says: 'is new', verdict: compatible('It can be read.') },
  'header-removed': { says: 'is gone', verdict: breaking('Stop reading it.') },
  'header-described': { says: 'has a different description', verdict: documentation() },
  // The client handles the headers of notifications, the framework those of replies.
  'headers-described': { says: 'have different descriptions', verdict: documentation() },
  'operation-deprecated': {
    says: 'is marked {notice}',
    verdict: compatible('It can still be called; plan to stop using it.'),
  },
  'notice-added': {
    says: 'has the new notice {notice}',
    verdict: compatible('Read what the page says about it.'),
  },
  'notice-removed': { says: 'no longer has the notice {notice}', verdict: documentation() },
  'title-changed': { says: 'changed its title from {old} to {new}', verdict: documentation() },
  'summary-changed': { says: 'has a different summary', verdict: documentation() },
  'links-changed': { says: 'has different links', verdict: documentation() },
  'examples-changed': { says: 'has different examples', verdict: documentation() },
} as const satisfies Record<string, OperationRule>;

export type OperationCode = keyof typeof operationRules;
