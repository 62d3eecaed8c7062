import { apiNames } from '../apis/find-api.js';
import { ConfigurationError } from './config-error.js';

/** A member of a dialect in an earlier format, and what to write in its place. */
interface OldMember {
  /** By default, any value is one. */
  readonly isOld?: (value: unknown) => boolean;
  /** Follows the member. */
  readonly told: string;
}

const isRecord = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
const inApi = (member: string) =>
  `is a member of the API now. Write \`api: { ...apis.${apiNames[0]}, … }\` beside dialect, with the member ${member}; apis is exported by docwright`;

const oldMembers: Readonly<Record<string, OldMember>> = {
  folders: { told: "is now pages.folders, such as pages: { folders: { openapi: 'call' } }" },
  indexPage: { told: 'is now pages.indexPage' },
  anchors: {
    told: "is now a place of operations, such as operations: { opens: [[{ in: 'heading-id', methods: { post: 'POST' } }, …]] }",
  },
  tables: {
    isOld: isRecord,
    told: "is now a list of rules, such as tables: [{ is: 'parameters', first: ['Parameter'] }]",
  },
  types: {
    isOld: (value) => isRecord(value) && !Object.hasOwn(Object(value), 'words'),
    told: "is now types.words, such as types: { words: { string: { kind: 'string' } } }",
  },
  containers: { told: 'is now rows.containers' },
  values: { isOld: isRecord, told: "is now a list of rules, such as values: [{ by: 'run', behind: ['are all'], … }]" },
  attributes: {
    isOld: (value) => isRecord(value) && ['required', 'indent'].some((name) => Object.hasOwn(Object(value), name)),
    told: "is now attributes: { tooltip, misspelt, ignored }, with required: [{ by: 'attribute', name: … }] and nesting: [{ by: 'attribute', name: … }] beside it",
  },
  encoded: { told: 'is now carried.encoded' },
  encrypted: { told: 'is now carried.encrypted' },
  inventedListNames: { told: 'is now carried.inventedListNames' },
  answers: {
    isOld: Array.isArray,
    told: "is now answers.remarks, such as answers: { remarks: [{ match: '^empty', format: 'empty' }] }",
  },
  noticePrefix: { told: 'is now notices.prefix' },
  jsonAnswerSign: { told: 'is now answers.jsonSign' },
  protocols: { told: inApi('protocols') },
  filledByClient: {
    told: inApi("filled, such as [{ in: 'query', names: ['sign'], by: 'signature', why: 'signs the call' }]"),
  },
  filledForCallers: {
    told: inApi("filled, such as [{ in: 'headers', names: ['Content-Type'], by: 'format', why: 'follows the body' }]"),
  },
  filled: { told: inApi('filled') },
  notifications: { told: inApi('eventMember') },
  envelope: { told: inApi('envelope') },
  serialHeader: { told: inApi('serialHeader') },
  signedFiles: { told: inApi('signedFiles') },
  unsignedAnswers: { told: inApi('unsignedAnswers') },
  eventMember: { told: inApi('eventMember') },
  signatureMember: { told: 'is not read any more. Remove it' },
};

/** Throws a `ConfigurationError` for a dialect in an earlier format, with a line for each of its old members. */
export function refuseOldDialect(dialect: object, file: string): void {
  const lines = Object.entries(dialect).flatMap(([name, value]) => {
    const old = Object.hasOwn(oldMembers, name) ? oldMembers[name] : undefined;
    if (old === undefined || !(old.isOld?.(value) ?? true)) return [];
    return [`dialect.${name} in ${file} ${old.told}.`];
  });
  if ('answers' in dialect && isRecord(dialect.answers) && Object.hasOwn(Object(dialect.answers), 'envelope')) {
    const told = 'is a member of the API. Write it as `envelope` of dialect.api, or of `api` beside dialect';
    lines.push(`dialect.answers.envelope in ${file} ${told}.`);
  }
  if (lines.length > 0) throw new ConfigurationError(lines.join('\n'));
}
