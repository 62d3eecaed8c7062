import { wordsOf } from '../messages/find-words.js';
import type { Api } from '../model/api.js';
import type { GeneratedFile } from '../model/generated-file.js';
import { type ChainNode, callsOf } from './build-chain.js';
import { printComment, toCommentLine } from './comment-text.js';
import { typeOfPromise } from './declare-call.js';
import { loadTemplate } from './load-template.js';
import type { OperationEntry } from './page-entry.js';
import { printAccess, printKey, printMember, printString } from './print-literal.js';
import { runtimeOf } from './runtime-facts.js';

/** A member of the chain: methods of a page, the pages below it, or both. */
interface MemberWords {
  readonly name: string;
  /** The doc comment with its delimiters; empty for a folder. */
  readonly comment: string;
  /** Types of a method; empty for a folder. */
  readonly types: string;
  /** What a method returns; empty for a folder. */
  readonly promise: string;
  /** `?` where the request can be left out. */
  readonly optional: string;
  readonly members: readonly MemberWords[];
  /** Whether there is anything below. */
  readonly folder: boolean;
}

interface PageWords {
  readonly key: string;
  readonly module: string;
  readonly methods: string;
}

interface IndexWords {
  readonly members: readonly MemberWords[];
  readonly pages: readonly PageWords[];
  /** Whether a call of the chain answers with a page of a list. */
  readonly listed: boolean;
  readonly client: Api['client'];
  readonly runtime: string;
  /** Doc comments with their delimiters. */
  readonly comments: Readonly<Record<'chain' | 'create', string>>;
  /** Whether a client can be made without options. */
  readonly optional: boolean;
}

const indexTemplate = loadTemplate<IndexWords>('index');
const plainIndexTemplate = loadTemplate('index-plain');

/** `index.ts`: the client with the chain hung on it. */
export function emitIndex(chain: ChainNode, api: Api): GeneratedFile {
  const { client, runtime } = api;
  const facts = runtimeOf(api);
  const { client: texts } = wordsOf({ language: facts.language ?? api.language });
  const words = {
    members: describeMembers(chain),
    pages: listPages(chain, []),
    listed: holdsList(chain),
    client,
    runtime,
    comments: {
      chain: printComment(toCommentLine(texts.chain(`${client.variable}${client.call || showShortest(chain)}`))),
      create: printComment(texts.createChained),
    },
    optional: facts.options === 'optional',
  };
  return { path: 'index.ts', text: indexTemplate(words) };
}

/** `index.ts` of a client whose calls are functions alone. */
export function emitPlainIndex(): GeneratedFile {
  return { path: 'index.ts', text: plainIndexTemplate({}) };
}

/** The call with the shortest name: `.v1.loans.get()`. */
function showShortest(chain: ChainNode): string {
  const [shortest = ''] = listCalls(chain, '').sort((first, second) => first.length - second.length);
  return shortest;
}

function listCalls({ file, children }: ChainNode, path: string): string[] {
  const own = (file ? callsOf(file) : []).map(({ name }) => `${path}${printAccess(name)}()`);
  return [...own, ...children.flatMap(([name, node]) => listCalls(node, path + printAccess(name)))];
}

function holdsList({ file, children }: ChainNode): boolean {
  const own = file ? callsOf(file) : [];
  return own.some(({ list }) => list !== undefined) || children.some(([, node]) => holdsList(node));
}

function describeMembers({ file, children }: ChainNode): MemberWords[] {
  const calls = new Map(file ? callsOf(file).map((call) => [call.name, call]) : []);
  const folders = children.map(([name, node]) => {
    const call = calls.get(name);
    calls.delete(name);
    return describeMember(name, { call, file, node });
  });
  return [...[...calls].map(([name, call]) => describeMember(name, { call, file, node: undefined })), ...folders];
}

interface Member {
  readonly call: OperationEntry | undefined;
  readonly file: ChainNode['file'];
  readonly node: ChainNode | undefined;
}

function describeMember(name: string, { call, file, node }: Member): MemberWords {
  const types = call && file ? `import(${toModule(file.file)}).${call.name}` : '';
  return {
    name: printMember(name),
    comment: call?.comment ?? '',
    types,
    promise: types === '' ? '' : typeOfPromise(`${types}.Response`, call?.list),
    optional: call?.requestOptional ? '?' : '',
    members: node ? describeMembers(node) : [],
    folder: node !== undefined,
  };
}

function listPages({ file, children }: ChainNode, names: readonly string[]): PageWords[] {
  const below = children.flatMap(([name, node]) => listPages(node, [...names, name]));
  if (file === undefined) return below;
  const methods = callsOf(file).map(({ name }) => printString(name));
  return [{ key: printKey(names.join('/')), module: toModule(file.file), methods: methods.join(', ') }, ...below];
}

/** What an import names a file: `'./v3/payroll-card/tokens.js'`. */
export function toModule(file: string): string {
  return printString(`./${file.replace(/\.ts$/, '.js')}`);
}
