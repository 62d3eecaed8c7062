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
  /** The same, as it is written. */
  readonly finishClient: (files: readonly GeneratedFile[]) => Promise<readonly GeneratedFile[]>;
}

interface ClientFacts {
  readonly pages: readonly EmittedPage[];
  /** Of docwright. */
  readonly version: string;
  /** What the pages hash to. */
  readonly input: string;
}

/** Load the last phase. ts-morph takes a while to load, and commands that write no client do without it. */
export async function loadEmitter(settings: EmitSettings): Promise<Emitter> {
  const [{ emitPage }, { emitClient }, { finishClient }, { withTemplates }, { readRuntime }] = await Promise.all([
    import('../4-emit/emit-page.js'),
    import('../4-emit/emit-client.js'),
    import('../4-emit/finish-client.js'),
    import('../4-emit/load-template.js'),
    import('../4-emit/read-runtime.js'),
  ]);
  const { templates, chain: chained } = settings;
  return {
    emitPage: (page, report) => withTemplates(templates, () => emitPage(page, report)),
    emitClient: (client, report) =>
      withTemplates(templates, () => emitClient({ ...client, runtime: readRuntime(), chained }, report)),
    finishClient: (files) => finishClient(files, settings),
  };
}
