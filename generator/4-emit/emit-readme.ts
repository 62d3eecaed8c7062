import { existsSync } from 'node:fs';
import type { Api } from '../model/api.js';
import type { GeneratedFile } from '../model/generated-file.js';
import { type ChainNode, callsOf } from './build-chain.js';
import { toCommentLine } from './comment-text.js';
import { toModule } from './emit-index.js';
import { countOperations } from './emit-manifest.js';
import { escapeMarkdown } from './escape-markdown.js';
import type { FileEntry } from './lay-out-files.js';
import { loadTemplate, locateTemplate } from './load-template.js';
import { isVariableName, nameModule } from './names.js';
import { printAccess, printString } from './print-literal.js';
import { listFeatures } from './runtime-facts.js';

/** A call that the client has, to show how calls are made. */
interface ShownCall {
  /** `library.v1.readers.cards` */
  readonly chain: string;
  readonly module: string;
  /** The page's file as an import names it. */
  readonly file: string;
  readonly method: string;
  /** `request`, or '' where none is needed. */
  readonly request: string;
}

interface ReadmeWords extends ReturnType<typeof countOperations> {
  readonly calls: readonly ShownCall[];
  /** Whether calls hang on the client. */
  readonly chained: boolean;
  readonly title: string;
  /** What the client is called. */
  readonly variable: string;
  /** What a client is made with: `{ key, secret }`; '' where nothing is needed. */
  readonly credentials: string;
  /** Whether requests are signed with MD5. */
  readonly md5: boolean;
}

interface ClientChain {
  readonly api: Api;
  readonly chain: ChainNode;
  readonly chained: boolean;
}

/** `README.md`: how to use the client, shown by the call with the shortest name that is not deprecated. */
export function emitReadme(entries: readonly FileEntry[], { chain, chained, api }: ClientChain): GeneratedFile {
  const readmeTemplate = loadTemplate<ReadmeWords>(`runtime/${api.runtime}/${findReadme(api)}`);
  const [shortest] = listCalls(chain, shownVariable(api)).sort(
    (first, second) => first.chain.length - second.chain.length,
  );
  const calls = shortest ? [shortest] : [];
  return { path: 'README.md', text: readmeTemplate({ ...countOperations(entries), ...wordApi(api), calls, chained }) };
}

function wordApi(api: Api) {
  return {
    title: escapeMarkdown(toCommentLine(api.title)),
    variable: shownVariable(api),
    credentials: showCredentials(api),
    md5: listFeatures(api).includes('md5'),
  };
}

/** What the client is called in code that is shown. */
function shownVariable({ client: { variable } }: Api): string {
  return isVariableName(variable) ? variable : 'client';
}

/** That in the language of the API, if there is one. */
function findReadme({ runtime, language }: Api): string {
  const own = `readme.${language}`;
  return existsSync(locateTemplate(`runtime/${runtime}/${own}.hbs`)) ? own : 'readme';
}

/** The options of the first authentication rule that needs any, and the server where the documentation names none. */
function showCredentials({ auth, servers }: Api): string {
  const rules = auth.map(({ options }) => Object.keys(options).filter((name) => options[name]?.default === undefined));
  const needed = rules.find(({ length }) => length > 0) ?? [];
  const names = [...(servers.length === 0 ? ['baseUrl'] : []), ...needed];
  const members = names.map((name) => (isVariableName(name) ? name : `${printString(name)}: '…'`));
  return members.length === 0 ? '' : `{ ${members.join(', ')} }`;
}

function listCalls({ file, children }: ChainNode, chain: string): ShownCall[] {
  const own = file ? showCalls(file, chain) : [];
  return [...own, ...children.flatMap(([name, node]) => listCalls(node, `${chain}${printAccess(name)}`))];
}

function showCalls(entry: FileEntry, chain: string): ShownCall[] {
  const place = { chain, module: nameModule(entry.segments.at(-1) ?? ''), file: toModule(entry.file) };
  const current = callsOf(entry).filter(({ deprecated }) => !deprecated);
  return current.map(({ name, requestOptional }) => ({
    ...place,
    method: name,
    request: requestOptional ? '' : 'request',
  }));
}
