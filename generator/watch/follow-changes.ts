import { lstatSync } from 'node:fs';
import { basename } from 'node:path';
import { watch } from 'chokidar';
import { hashFile } from '../cache/hash-files.js';
import { liesIn } from '../model/real-place.js';

/** A batch of changes: absolute places of files that were written, added or removed. */
export type TakeChanges = (places: ReadonlySet<string>) => Promise<void>;

export interface Follower {
  /** Ends when nothing is followed any more. */
  readonly close: () => Promise<void>;
}

/** An editor writes several files within this time, or one of them twice. */
const batchMilliseconds = 10;

/** chokidar drops a change that comes within 50 ms of another of the same file, so each is looked at once more. */
const secondLookMilliseconds = 100;

/** Hand over changes below some folders and of some files, batch by batch, each when the one before is done. */
export async function followChanges(places: readonly string[], take: TakeChanges): Promise<Follower> {
  const pending = new Set<string>();
  const looks = new Set<NodeJS.Timeout>();
  let working = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const handOver = async () => {
    const batch = new Set(pending);
    pending.clear();
    const seen = [...batch].map((place) => ({ place, hash: hashFile(place) }));
    await take(batch);
    const look = setTimeout(() => {
      looks.delete(look);
      for (const { place, hash } of seen) if (hashFile(place) !== hash) notice(place);
    }, secondLookMilliseconds);
    looks.add(look);
  };
  const notice = (place: string) => {
    pending.add(place);
    timer ??= setTimeout(() => {
      timer = undefined;
      working = working.then(handOver);
    }, batchMilliseconds);
  };
  const watcher = watch([...places], {
    ignoreInitial: true,
    ignored: (place) => isPassedOver(place) || leadsAway(place, places),
  });
  watcher.on('all', (_event, place) => {
    if (isRead(place, places)) notice(place);
  });
  await new Promise<void>((resolve) => watcher.once('ready', resolve));
  return {
    close: async () => {
      for (const each of [timer, ...looks]) clearTimeout(each);
      await watcher.close();
      await working;
    },
  };
}

/** Editors leave files of their own for a moment, and folders mean nothing without pages. */
function isRead(place: string, places: readonly string[]): boolean {
  return /\.(?:md|hbs)$/.test(place) || basename(place) === 'accepted.json' || places.includes(place);
}

/** As when pages are looked for: nothing of a page lies there. */
function isPassedOver(place: string): boolean {
  return /[\\/](?:node_modules|\.git)(?:[\\/]|$)/.test(place);
}

/** As when pages are looked for: such a link is refused, and may lead to everything there is. */
function leadsAway(place: string, places: readonly string[]): boolean {
  const isLink = lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  return isLink && !places.some((followed) => liesIn(followed, place));
}
