import type { Api } from '../model/api.js';
import type { GeneratedFile } from '../model/generated-file.js';
import { type ChainNode, callsOf } from './build-chain.js';
import { toModule } from './emit-index.js';
import { countOperations } from './emit-manifest.js';
import type { FileEntry } from './lay-out-files.js';
import { loadTemplate } from './load-template.js';
import { isIdentifier, nameModule } from './names.js';
import { printString } from './print-literal.js';

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
}

interface ClientChain {
  readonly api: Api;
  readonly chain: ChainNode;
  readonly chained: boolean;
}

/** `README.md`: how to use the client, shown by the call with the shortest name that is not deprecated. */
export function emitReadme(entries: readonly FileEntry[], { chain, chained, api }: ClientChain): GeneratedFile {
  const readmeTemplate = loadTemplate<ReadmeWords>(`runtime/${api.runtime}/readme`);
  const [shortest] = listCalls(chain, api.client.variable).sort(
    (first, second) => first.chain.length - second.chain.length,
  );
  const calls = shortest ? [shortest] : [];
  return { path: 'README.md', text: readmeTemplate({ ...countOperations(entries), calls, chained }) };
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

function printAccess(name: string): string {
  return isIdentifier(name) ? `.${name}` : `[${printString(name)}]`;
}
