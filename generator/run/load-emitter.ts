import type { EmittedPage } from '../4-emit/emit-page.js';
import type { Finishing } from '../4-emit/finish-client.js';
import type { Mark } from '../4-emit/mark.js';
import type { Settings } from '../config/settings.js';
import type { Report } from '../diagnostics/report.js';
import type { GeneratedFile } from '../model/generated-file.js';
import type { Page } from '../model/schema.js';

/** The last phase, with its settings. */
export interface Emitter {
  readonly emitPage: (page: Page, report: Report, mark?: Mark) => EmittedPage | undefined;
  /** The whole client, once all pages are emitted. */
  readonly emitClient: (client: ClientFacts, report: Report) => readonly GeneratedFile[];
  /** The same, as it is written; `done` has what an earlier run wrote for a file. */
  readonly finishClient: (
    files: readonly GeneratedFile[],
    done: Finishing['done'],
  ) => Promise<readonly GeneratedFile[]>;
}

interface ClientFacts {
  readonly pages: readonly EmittedPage[];
  /** Of docwright. */
  readonly version: string;
  /** What the pages hash to. */
  readonly input: string;
}

/** What the last phase has to know. */
export type EmitterSettings = Pick<Settings, 'emit' | 'dialect'>;

/** Load the last phase; ts-morph takes a while to load, and a run `withoutPages` of its own does without it. */
export async function loadEmitter(
  { emit: settings, dialect }: EmitterSettings,
  withoutPages: boolean,
): Promise<Emitter> {
  const [page, { emitClient }, { finishClient }, { forgetTemplates, withTemplates }, { readRuntime }] =
    await Promise.all([
      withoutPages ? undefined : import('../4-emit/emit-page.js'),
      import('../4-emit/emit-client.js'),
      import('../4-emit/finish-client.js'),
      import('../4-emit/load-template.js'),
      import('../4-emit/read-runtime.js'),
    ]);
  const { api } = dialect;
  const { templates, chain: chained, emit } = settings;
  const transpile = emit === 'js' ? await (await import('./load-transpiler.js')).loadTranspiler() : undefined;
  forgetTemplates();
  return {
    emitPage: (schema, report, mark) => withTemplates(templates, () => page?.emitPage(schema, { api, report, mark })),
    emitClient: (client, report) =>
      withTemplates(templates, () =>
        emitClient({ ...client, api, runtime: readRuntime(api.runtime), chained, emit }, report),
      ),
    finishClient: (files, done) =>
      withTemplates(templates, () => finishClient(files, settings, { ...(done && { done }), transpile })),
  };
}
