import type { EmittedPage } from '../4-emit/emit-page.js';
import type { Finishing } from '../4-emit/finish-client.js';
import type { Mark } from '../4-emit/mark.js';
import type { Settings } from '../config/settings.js';
import type { Report } from '../diagnostics/report.js';
import type { Dialect, Place } from '../model/dialect.js';
import type { EmitSettings } from '../model/emit-settings.js';
import type { GeneratedFile } from '../model/generated-file.js';
import type { Page } from '../model/schema.js';
import { callFoldersOf } from '../model/split-page-path.js';

/** The last phase, with its settings. Its modules are loaded by its first call, or by `load`. */
export interface Emitter {
  /** Load the modules; ts-morph takes a while, and is not needed if no page is emitted. */
  readonly load: (pages: number) => Promise<void>;
  readonly emitPage: (page: Page, report: Report, mark?: Mark) => Promise<EmittedPage | undefined>;
  /** The file of the client with a mark; `undefined` where it is in none. */
  readonly printMarked: (pages: readonly EmittedPage[], mark: Mark) => Promise<GeneratedFile | undefined>;
  /** Emit the whole client, after all pages. */
  readonly emitClient: (client: ClientFacts, report: Report) => Promise<readonly GeneratedFile[]>;
  /** Convert the client to the files that are written; `done` has the files that an earlier run wrote for a file. */
  readonly finishClient: (
    files: readonly GeneratedFile[],
    done?: Finishing['done'],
  ) => Promise<readonly GeneratedFile[]>;
}

interface ClientFacts {
  readonly pages: readonly EmittedPage[];
  /** The version of docwright. */
  readonly version: string;
  /** The hash of the pages. */
  readonly input: string;
}

/** The settings of the last phase. */
export type EmitterSettings = Pick<Settings, 'emit' | 'dialect'>;

export function createEmitter({ emit: settings, dialect }: EmitterSettings): Emitter {
  const { api } = dialect;
  const { templates, chain: chained, emit } = settings;
  const naming = { filesOf: findFilesOf(dialect), callFolders: callFoldersOf(dialect) };
  let loading: ReturnType<typeof loadPhase> | undefined;
  const load = () => {
    loading ??= loadPhase(emit);
    return loading;
  };
  const loadPages = () => import('../4-emit/emit-page.js');
  return {
    load: async (pages) => {
      await Promise.all([load(), pages > 0 ? loadPages() : undefined]);
    },
    emitPage: async (page, report, mark) => {
      const [{ withTemplates }, { emitPage }] = await Promise.all([load(), loadPages()]);
      return withTemplates(templates, () => emitPage(page, { api, report, ...naming, mark }));
    },
    printMarked: async (pages, mark) => {
      const { withTemplates, printMarked } = await load();
      return withTemplates(templates, () => printMarked(pages, mark, api));
    },
    emitClient: async (client, report) => {
      const { withTemplates, emitClient, readRuntime } = await load();
      const runtime = readRuntime(api);
      return withTemplates(templates, () =>
        emitClient({ ...client, api, runtime, wire: dialect.rows?.wire, chained, emit }, report),
      );
    },
    finishClient: async (files, done) => {
      const { withTemplates, finishClient, transpile } = await load();
      return withTemplates(templates, () => finishClient(files, settings, { ...(done && { done }), transpile }));
    },
  };
}

/** What names the files of calls: the page, where every way to find a call takes its URL from the path of its page. */
function findFilesOf({ operations: { opens } }: Dialect): 'page' | 'url' {
  const isPath = (place: Place) => place.in === 'path' && place.match.includes('(?<url>');
  return opens.every((alternative) => [alternative].flat().some(isPath)) ? 'page' : 'url';
}

/** Load all modules except those that emit single pages. */
async function loadPhase(emit: EmitSettings['emit']) {
  const [{ emitClient, printMarked }, { finishClient }, { forgetTemplates, withTemplates }, { readRuntime }] =
    await Promise.all([
      import('../4-emit/emit-client.js'),
      import('../4-emit/finish-client.js'),
      import('../4-emit/load-template.js'),
      import('../4-emit/read-runtime.js'),
    ]);
  const transpile = emit === 'js' ? await (await import('./load-transpiler.js')).loadTranspiler() : undefined;
  // A project may have changed one of its templates since the last run.
  forgetTemplates();
  return { emitClient, printMarked, finishClient, withTemplates, readRuntime, transpile };
}
