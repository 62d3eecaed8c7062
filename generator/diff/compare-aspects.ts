import { isDeprecating } from '../model/describe-notices.js';
import { isNamedByUrl } from '../model/operation-key.js';
import type { Operation, ResponseEnvelope } from '../model/schema.js';
import type { PlacedOperation } from './change.js';
import { type OperationFinding, tell } from './operation-finding.js';
import type { OperationCode } from './operation-rules.js';

interface Aspect {
  /** The aspect as text, to compare and to print. */
  readonly of: (placed: PlacedOperation) => string;
  /** The code of the change, by the new text. */
  readonly code: (now: string) => OperationCode;
}

const defaultServer = 'default';

/** What an operation is called in the client, and what on the wire, where headings have ids. */
const namesById: readonly Aspect[] = [
  { of: ({ page }) => page, code: () => 'operation-moved' },
  { of: ({ operation }) => operation.anchor, code: () => 'operation-renamed' },
  { of: ({ operation }) => operation.method, code: () => 'method-changed' },
  { of: ({ operation }) => operation.url, code: () => 'url-changed' },
];

/** The same where method and URL are both. */
const namesByUrl: readonly Aspect[] = [
  { of: ({ page }) => page, code: () => 'page-changed' },
  { of: ({ operation: { method, url } }) => `${method} ${url}`, code: () => 'call-changed' },
];

/** The aspects of an operation besides its names and its messages. */
const aspects: readonly Aspect[] = [
  { of: ({ operation }) => describeEnvelope(operation.response.envelope), code: () => 'envelope-changed' },
  { of: ({ operation }) => operation.transport.server ?? defaultServer, code: () => 'server-changed' },
  { of: ({ operation }) => String(operation.transport.serverOptional ?? false), code: () => 'server-choice-changed' },
  {
    of: ({ operation }) => String(operation.transport.clientCertificate),
    code: (now) => (now === 'true' ? 'certificate-needed' : 'certificate-idle'),
  },
  {
    of: ({ operation }) => String(operation.transport.nonce),
    code: (now) => (now === 'true' ? 'nonce-added' : 'nonce-dropped'),
  },
  {
    of: ({ operation }) => String(operation.transport.answerUnsigned),
    code: (now) => (now === 'true' ? 'answer-unsigned' : 'answer-signed'),
  },
  { of: ({ operation }) => operation.title, code: () => 'title-changed' },
];

/** Compare two operations besides their messages. */
export function compareAspects(old: PlacedOperation, fresh: PlacedOperation): OperationFinding[] {
  const names = isNamedByUrl(old.operation) && isNamedByUrl(fresh.operation) ? namesByUrl : namesById;
  const changed = [...names, ...aspects].flatMap(({ of, code }) => {
    const values = { old: of(old), new: of(fresh) };
    return values.old === values.new ? [] : [tell(code(values.new), values)];
  });
  return [
    ...changed,
    ...compareNotices(old.operation, fresh.operation),
    ...compareWords(old.operation, fresh.operation),
  ];
}

/** `{ code: 0, message, data }`; whether tables list it too is seen in the members of the response. */
function describeEnvelope(envelope: ResponseEnvelope | undefined): string {
  if (envelope === undefined) return 'none';
  const { root, code, ok, message, data } = envelope;
  const members = [
    `${code}: ${ok.map((value) => JSON.stringify(value)).join(' | ')}`,
    message,
    ...(data === undefined ? [] : [data]),
  ];
  return `${root === undefined ? '' : `${root}: `}{ ${members.join(', ')} }`;
}

function compareNotices(old: Operation, fresh: Operation): OperationFinding[] {
  const added = fresh.notices.filter((notice) => !old.notices.includes(notice));
  const removed = old.notices.filter((notice) => !fresh.notices.includes(notice));
  return [
    ...added.map((notice) => tell(isDeprecating(notice) ? 'operation-deprecated' : 'notice-added', { notice })),
    ...removed.map((notice) => tell('notice-removed', { notice })),
  ];
}

/** Texts and samples are only compared for equality; the pages show the difference. */
const words: readonly { readonly code: OperationCode; readonly of: (operation: Operation) => unknown }[] = [
  { code: 'summary-changed', of: ({ summary }) => summary },
  { code: 'links-changed', of: ({ links }) => links },
  { code: 'examples-changed', of: ({ examples }) => examples },
];

function compareWords(old: Operation, fresh: Operation): OperationFinding[] {
  return words.filter(({ of }) => JSON.stringify(of(old)) !== JSON.stringify(of(fresh))).map(({ code }) => tell(code));
}
