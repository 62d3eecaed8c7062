import { createHash } from 'node:crypto';
import type { FoundPages } from '../1-read/find-pages.js';
import type { EmittedPage } from '../4-emit/emit-page.js';
import { defaultSettings, type Settings } from '../config/settings.js';
import type { GeneratedFile } from '../model/generated-file.js';
import type { Console } from './console.js';
import { type Emitter, loadEmitter } from './load-emitter.js';
import { type ReadFolders, readFolders } from './read-folders.js';

export interface EmitCall {
  readonly folders: readonly string[];
  /** Of docwright, for the manifest. */
  readonly version: string;
  readonly settings?: Settings;
  readonly threads?: number;
}

export interface EmittedFolders extends ReadFolders {
  readonly emitted: readonly EmittedPage[];
  readonly generated: readonly GeneratedFile[];
}

/** The client that the pages give, in memory, with all there is to say of them. */
export async function emitFolders(
  { folders, version, settings = defaultSettings, ...threads }: EmitCall,
  console: Console,
): Promise<EmittedFolders | Pick<FoundPages, 'wrong'>> {
  const emitted: EmittedPage[] = [];
  let generated: readonly GeneratedFile[] = [];
  let emitter: Emitter | undefined;
  const read = await readFolders(folders, {
    ...threads,
    settings,
    console,
    onStart: async () => {
      emitter = await loadEmitter(settings.emit);
    },
    onPage: (page, report) => {
      const file = emitter?.emitPage(page, report);
      if (file) emitted.push(file);
    },
    onEnd: (digests, report) => {
      generated = emitter?.emitClient({ pages: emitted, version, input: digestOf(digests) }, report) ?? [];
    },
  });
  if ('wrong' in read) return read;
  return { ...read, emitted, generated: (await emitter?.finishClient(generated)) ?? [] };
}

/** What the pages hash to: their paths and texts, in order. */
function digestOf(digests: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256');
  for (const [path, digest] of digests) hash.update(`${path}\0${digest}\n`);
  return hash.digest('hex');
}
