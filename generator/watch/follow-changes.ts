import { basename } from 'node:path';
import { watch } from 'chokidar';

/** A batch of changes: absolute places of files that were written, added or removed. */
export type TakeChanges = (places: ReadonlySet<string>) => Promise<void>;

export interface Follower {
  /** Ends when nothing is followed any more. */
  readonly close: () => Promise<void>;
}

/** An editor writes several files within this time, or one of them twice. */
const batchMilliseconds = 10;

/** Hand over changes below some folders and of some files, batch by batch, each when the one before is done. */
export async function followChanges(places: readonly string[], take: TakeChanges): Promise<Follower> {
  const pending = new Set<string>();
  let working = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    timer = undefined;
    working = working.then(async () => {
      const batch = new Set(pending);
      pending.clear();
      if (batch.size > 0) await take(batch);
    });
  };
  const watcher = watch([...places], { ignoreInitial: true, ignored: isPassedOver });
  watcher.on('all', (_event, place) => {
    if (!isRead(place, places)) return;
    pending.add(place);
    timer ??= setTimeout(flush, batchMilliseconds);
  });
  await new Promise<void>((resolve) => watcher.once('ready', resolve));
  return {
    close: async () => {
      clearTimeout(timer);
      await watcher.close();
      await working;
    },
  };
}

/** Editors leave files of their own for a moment, and folders mean nothing without pages. */
function isRead(place: string, places: readonly string[]): boolean {
  return place.endsWith('.md') || basename(place) === 'accepted.json' || places.includes(place);
}

/** As when pages are looked for: nothing of a page lies there. */
function isPassedOver(place: string): boolean {
  return /[\\/](?:node_modules|\.git)(?:[\\/]|$)/.test(place);
}
