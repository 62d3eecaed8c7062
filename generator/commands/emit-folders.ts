import { createHash } from 'node:crypto';
import type { FoundPages } from '../1-read/find-pages.js';
import type { Code } from '../diagnostics/codes.js';
import { collectDiagnostics } from '../diagnostics/report.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { GeneratedFile } from '../model/generated-file.js';
import type { PageOutcome } from '../run/process-page.js';
import type { Console } from './console.js';
import { type ReadFolders, readFolders } from './read-folders.js';

export interface EmitCall {
  readonly folders: readonly string[];
  /** Of docwright, for the manifest. */
  readonly version: string;
}

export interface EmittedFolders extends ReadFolders {
  readonly generated: readonly GeneratedFile[];
}

/** The client that the pages give, in memory, with all there is to say of them. */
export async function emitFolders(
  { folders, version }: EmitCall,
  console: Console,
): Promise<EmittedFolders | Pick<FoundPages, 'wrong'>> {
  // ts-morph takes a while to load, so that a wrong call is answered without it.
  const phase = Promise.all([import('../4-emit/emit-client.js'), import('../4-emit/read-runtime.js')]);
  const [{ emitClient }, { readRuntime }] = await phase;
  let generated: readonly GeneratedFile[] = [];
  const finish = (outcomes: readonly PageOutcome[]) => {
    const diagnostics: Diagnostic<Code>[] = [];
    const pages = outcomes.flatMap(({ emitted }) => emitted ?? []);
    const parts = { pages, runtime: readRuntime(), version, input: digestOf(outcomes) };
    generated = emitClient(parts, collectDiagnostics(diagnostics));
    return diagnostics;
  };
  const read = await readFolders(folders, { wanted: 'client', console, finish });
  return 'wrong' in read ? read : { ...read, generated };
}

/** What the pages hash to: their paths and texts, in order. */
function digestOf(outcomes: readonly PageOutcome[]): string {
  const hash = createHash('sha256');
  for (const { path, digest } of outcomes) hash.update(`${path}\0${digest ?? ''}\n`);
  return hash.digest('hex');
}
