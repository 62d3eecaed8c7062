import { createHash } from 'node:crypto';
import type { FoundPages } from '../1-read/find-pages.js';
import type { EmittedPage } from '../4-emit/emit-page.js';
import type { GeneratedFile } from '../model/generated-file.js';
import type { Console } from './console.js';
import { type ReadFolders, readFolders } from './read-folders.js';

export interface EmitCall {
  readonly folders: readonly string[];
  /** Of docwright, for the manifest. */
  readonly version: string;
  readonly threads?: number;
}

export interface EmittedFolders extends ReadFolders {
  readonly emitted: readonly EmittedPage[];
  readonly generated: readonly GeneratedFile[];
}

/** The client that the pages give, in memory, with all there is to say of them. */
export async function emitFolders(
  { folders, version, ...threads }: EmitCall,
  console: Console,
): Promise<EmittedFolders | Pick<FoundPages, 'wrong'>> {
  const emitted: EmittedPage[] = [];
  let generated: readonly GeneratedFile[] = [];
  let phase: EmitPhase | undefined;
  const read = await readFolders(folders, {
    ...threads,
    console,
    onStart: async () => {
      phase = await loadPhase();
    },
    onPage: (page, report) => {
      const file = phase?.emitPage(page, report);
      if (file) emitted.push(file);
    },
    onEnd: (digests, report) => {
      const parts = { pages: emitted, runtime: phase?.readRuntime() ?? [], version, input: digestOf(digests) };
      generated = phase?.emitClient(parts, report) ?? [];
    },
  });
  return 'wrong' in read ? read : { ...read, emitted, generated };
}

type EmitPhase = Awaited<ReturnType<typeof loadPhase>>;

/** ts-morph takes a while to load, and commands that write no client do without it. */
async function loadPhase() {
  const [{ emitPage }, { emitClient }, { readRuntime }] = await Promise.all([
    import('../4-emit/emit-page.js'),
    import('../4-emit/emit-client.js'),
    import('../4-emit/read-runtime.js'),
  ]);
  return { emitPage, emitClient, readRuntime };
}

/** What the pages hash to: their paths and texts, in order. */
function digestOf(digests: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256');
  for (const [path, digest] of digests) hash.update(`${path}\0${digest}\n`);
  return hash.digest('hex');
}
