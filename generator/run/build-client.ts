import type { FoundPages } from '../1-read/find-pages.js';
import type { Console } from '../commands/console.js';
import { hashGenerated } from '../model/hash-generated.js';
import { placesOfAccepted } from './accepted-diagnostics.js';
import { type EmitCall, type EmittedFolders, emitFolders } from './emit-folders.js';
import { hashFile } from './memory/hash-files.js';
import type { Recall } from './memory/recall-pages.js';
import type { RecordedPage, RunRecord } from './memory/run-record.js';
import { RecallConflict } from './read-folders.js';

export interface BuiltClient extends EmittedFolders {
  /** What the next run need not find again. */
  readonly record: RunRecord;
}

const recallNothing: Recall = () => new Map();

/** The client that the pages give; what an earlier run found of the recalled pages is not found again. */
export async function buildClient(
  call: EmitCall,
  console: Console,
  recall: Recall = recallNothing,
): Promise<BuiltClient | Pick<FoundPages, 'wrong'>> {
  try {
    return await build(call, console, recall);
  } catch (error) {
    if (!(error instanceof RecallConflict)) throw error;
    return build(call, console, recallNothing);
  }
}

async function build(call: EmitCall, console: Console, recall: Recall) {
  const pages: Record<string, RecordedPage> = {};
  const onRecorded = (path: string, page: RecordedPage) => {
    pages[path] = page;
  };
  const read = await emitFolders(call, console, { recall, onRecorded });
  if ('wrong' in read) return read;
  const others = Object.fromEntries(placesOfAccepted(read.files).map((place) => [place, hashFile(place)]));
  const client = Object.fromEntries(read.generated.map((file) => [file.path, hashGenerated(file)]));
  const { diagnostics: shown, accepted } = read;
  return { ...read, record: { others, pages, client, shown, accepted } };
}
