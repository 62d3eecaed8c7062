import type { EmittedPage } from '../4-emit/emit-page.js';
import type { Report } from '../diagnostics/report.js';
import type { EmitSettings } from '../model/emit-settings.js';
import type { GeneratedFile } from '../model/generated-file.js';
import type { Page } from '../model/schema.js';

/** The last phase, with its settings. */
export interface Emitter {
  readonly emitPage: (page: Page, report: Report) => EmittedPage | undefined;
  /** The whole client, once all pages are emitted. */
  readonly emitClient: (client: ClientFacts, report: Report) => readonly GeneratedFile[];
  /** The same, as it is written; `finished` names files that are so already. */
  readonly finishClient: (
    files: readonly GeneratedFile[],
    finished: ReadonlySet<string>,
  ) => Promise<readonly GeneratedFile[]>;
}

interface ClientFacts {
  readonly pages: readonly EmittedPage[];
  /** Of docwright. */
  readonly version: string;
  /** What the pages hash to. */
  readonly input: string;
}

/** Load the last phase; ts-morph takes a while to load, and a run `withoutPages` of its own does without it. */
export async function loadEmitter(settings: EmitSettings, withoutPages: boolean): Promise<Emitter> {
  const [page, { emitClient }, { finishClient }, { forgetTemplates, withTemplates }, { readRuntime }] =
    await Promise.all([
      withoutPages ? undefined : import('../4-emit/emit-page.js'),
      import('../4-emit/emit-client.js'),
      import('../4-emit/finish-client.js'),
      import('../4-emit/load-template.js'),
      import('../4-emit/read-runtime.js'),
    ]);
  const { templates, chain: chained } = settings;
  forgetTemplates();
  return {
    emitPage: (schema, report) => withTemplates(templates, () => page?.emitPage(schema, report)),
    emitClient: (client, report) =>
      withTemplates(templates, () => emitClient({ ...client, runtime: readRuntime(), chained }, report)),
    finishClient: (files, finished) => withTemplates(templates, () => finishClient(files, settings, finished)),
  };
}
