import type { Report } from '../diagnostics/report.js';
import type { Api } from '../model/api.js';
import type { EmitLanguage } from '../model/emit-settings.js';
import type { GeneratedFile } from '../model/generated-file.js';
import { buildChain } from './build-chain.js';
import { emitContents } from './emit-contents.js';
import { emitIndex, emitPlainIndex } from './emit-index.js';
import { emitManifest } from './emit-manifest.js';
import { emitNotifications } from './emit-notifications.js';
import type { EmittedPage } from './emit-page.js';
import { emitReadme } from './emit-readme.js';
import { loadTemplate } from './load-template.js';
import { sortBy } from './sort-by.js';

/** Node and compilers read `.js` files as the nearest package.json says. */
const packageText = '{ "type": "module", "sideEffects": false }\n';

/** What a client is made of. */
export interface ClientParts {
  readonly pages: readonly EmittedPage[];
  readonly api: Api;
  /** The hand-written runtime, under `runtime/`. */
  readonly runtime: readonly GeneratedFile[];
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
  { pages, api, runtime, version, input, chained = true, emit = 'ts' }: ClientParts,
  report: Report,
): GeneratedFile[] {
  const kept = keepDistinct(pages, report);
  const entries = kept.map(({ entry }) => entry);
  const chain = buildChain(entries, report);
  const files = [
    ...kept.map(({ file }) => file),
    ...runtime,
    { path: 'client.ts', text: loadTemplate(`runtime/${api.runtime}/client`)({}) },
    chained ? emitIndex(chain, api) : emitPlainIndex(),
    emitNotifications(entries, api),
    emitContents(entries, { chain: chained ? chain : undefined, emit, api }),
    emitReadme(entries, { chain, chained, api }),
    ...(emit === 'js' ? [{ path: 'package.json', text: packageText }] : []),
  ];
  return sortBy([...files, emitManifest({ entries, files, version, input })], ({ path }) => path);
}

/**
 * The pages whose files can lie beside each other on every file system, sorted by path. Of two that cannot, the later is left out.
 *
 *     v3/Refunds.ts    v3/refunds.ts       one file where capitals do not count
 *     v3/refunds.ts    v3/refunds.ts/a.ts  a file and a folder of one name
 */
function keepDistinct(pages: readonly EmittedPage[], report: Report): EmittedPage[] {
  const filesOf = new Map<string, string>();
  const foldersOf = new Map<string, string>();
  return sortBy(pages, ({ entry }) => entry.path).filter(({ entry }) => {
    const { file, folders } = foldPath(entry.file);
    const inTheWay = [filesOf.get(file), foldersOf.get(file), ...folders.map((folder) => filesOf.get(folder))];
    const other = inTheWay.find((path) => path !== undefined);
    if (other !== undefined) {
      report('page-path-collides', entry.start, { path: entry.path, other, file: entry.file });
      return false;
    }
    filesOf.set(file, entry.path);
    for (const folder of folders) foldersOf.set(folder, entry.path);
    return true;
  });
}

/** A path as file systems compare it that fold capitals and accents, with the folders above it. */
function foldPath(path: string): { readonly file: string; readonly folders: readonly string[] } {
  const file = path.normalize('NFC').toLowerCase();
  const segments = file.split('/');
  return { file, folders: segments.slice(1).map((_, index) => segments.slice(0, index + 1).join('/')) };
}
