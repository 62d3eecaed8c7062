import type { Report } from '../diagnostics/report.js';
import type { Api } from '../model/api.js';
import type { EmitLanguage } from '../model/emit-settings.js';
import type { GeneratedFile } from '../model/generated-file.js';
import { buildChain } from './build-chain.js';
import { emitContents } from './emit-contents.js';
import { emitFacade, type Wire } from './emit-facade.js';
import { emitIndex, emitPlainIndex } from './emit-index.js';
import { emitManifest } from './emit-manifest.js';
import { emitNotifications } from './emit-notifications.js';
import type { EmittedPage } from './emit-page.js';
import { emitReadme } from './emit-readme.js';
import { layOutFiles } from './lay-out-files.js';
import type { Mark } from './mark.js';
import { type OperationFile, printFile } from './print-file.js';
import { runtimeOf } from './runtime-facts.js';
import { sortBy } from './sort-by.js';

/** Node and compilers read `.js` files as the nearest package.json says. */
const packageText = '{ "type": "module", "sideEffects": false }\n';

/** What a client is made of. */
export interface ClientParts {
  readonly pages: readonly EmittedPage[];
  readonly api: Api;
  /** The hand-written runtime, under `runtime/`. */
  readonly runtime: readonly GeneratedFile[];
  /** Left out where nothing nested is sent in a query or a form. */
  readonly wire?: Wire | undefined;
  /** Of docwright. */
  readonly version: string;
  /** What the pages hash to, in hexadecimal. */
  readonly input: string;
  /** Whether `index.ts` has the chain; it has by default. */
  readonly chained?: boolean;
  /** What it is written in; TypeScript by default. */
  readonly emit?: EmitLanguage;
}

/** All files of a client, sorted by path; the order of the pages does not matter. */
export function emitClient(
  { pages, api, runtime, wire, version, input, chained = true, emit = 'ts' }: ClientParts,
  report: Report,
): GeneratedFile[] {
  const facts = runtimeOf(api);
  const operationFiles = listOperationFiles(pages, report);
  const entries = operationFiles.map(({ entry }) => entry);
  const chain = buildChain(entries, facts.members, report);
  const files = [
    ...operationFiles.map((file) => printFile(file, api.runtime)),
    ...runtime,
    emitFacade(api, wire),
    chained ? emitIndex(chain, api) : emitPlainIndex(),
    ...(facts.notifications ? [emitNotifications(entries, api)] : []),
    emitContents(entries, { chain: chained ? chain : undefined, emit, api }),
    emitReadme(entries, { chain, chained, api }),
    ...(emit === 'js' ? [{ path: 'package.json', text: packageText }] : []),
  ];
  return sortBy([...files, emitManifest({ entries, files, version, input })], ({ path }) => path);
}

/** The files of operations that pages give; the order of the pages does not matter. */
export function listOperationFiles(pages: readonly EmittedPage[], report: Report): OperationFile[] {
  const codes = new Map(pages.map(({ entry, code }) => [entry, code]));
  const entries = pages.map(({ entry }) => entry);
  return layOutFiles(entries, report).map((entry) => ({
    entry,
    code: entry.parts.flatMap(({ page, index }) => codes.get(page)?.[index] ?? []),
  }));
}

/** The file with a mark; `undefined` where it is in none. */
export function printMarked(pages: readonly EmittedPage[], { id }: Mark, { runtime }: Api): GeneratedFile | undefined {
  const files = listOperationFiles(pages, () => {});
  const marked = files.find(({ code }) => code.some(({ text }) => text.includes(id)));
  return marked && printFile(marked, runtime);
}
