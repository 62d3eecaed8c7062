import { lstatSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type FSWatcher, watch } from 'chokidar';
import { statTarget } from '../1-read/stat-target.js';
import { extensionsOf, pageExtensionOf } from '../model/page-rules.js';
import { liesIn } from '../model/real-place.js';
import { hashFile } from './memory/hash-files.js';

/** A batch of changes: absolute places of files that were written, added or removed. */
export type TakeChanges = (places: ReadonlySet<string>) => Promise<void>;

export interface Follower {
  /** Passes on changes since the follower was created, and all later ones; each batch after the one before is done. */
  readonly begin: (take: TakeChanges) => void;
  /** Stops watching; resolves when nothing is watched any more. */
  readonly close: () => Promise<void>;
}

/** An editor writes several files within this time, or one of them twice. */
const batchMilliseconds = 10;

/** chokidar drops a change within 50 ms of another one of the same file, so each file is checked once more. */
const secondLookMilliseconds = 100;

/** chokidar loses a folder that is removed and created again, as when another branch is checked out. */
const lostFolderMilliseconds = 300;

/** The interval for checking `isBusy`. */
const busyMilliseconds = 20;

/** What to watch, by absolute paths. */
export interface Followed {
  /** Folders with pages or templates. */
  readonly folders: readonly string[];
  /** Files, which need not exist yet. */
  readonly files: readonly string[];
  /** Of pages; `.md` when left out. */
  readonly extensions?: readonly string[];
  /** Whether another program, such as git, is still changing files: then all its changes are one batch. */
  readonly isBusy?: () => boolean;
}

/** Watch folders and files; no change is missed after the promise is resolved. */
export async function followChanges(followed: Followed): Promise<Follower> {
  const batches = collectBatches(followed.isBusy ?? (() => false));
  const { notice } = batches;
  let watchers = startWatchers(followed, notice);
  await watchers;
  const watchedFolders = [...new Set([...followed.folders, ...followed.files.map((file) => dirname(file))])];
  let seen = watchedFolders.map(identify);
  // Only this timer keeps the process alive: a watch that chokidar starts while it is being closed would never end.
  const guard = setInterval(async () => {
    const now = watchedFolders.map(identify);
    const lost = watchedFolders.filter((_, index) => now[index] !== seen[index]);
    if (lost.length === 0) return;
    seen = now;
    const former = watchers;
    watchers = startWatchers(followed, notice);
    await closeWatchers(await former);
    for (const folder of lost) if (followed.folders.includes(folder)) notice(folder);
    for (const file of followed.files) if (lost.includes(dirname(file))) notice(file);
  }, lostFolderMilliseconds);
  return {
    begin: batches.begin,
    close: async () => {
      clearInterval(guard);
      const done = batches.close();
      await closeWatchers(await watchers);
      await done;
    },
  };
}

/** Collect changed files, and pass them on in batches. */
function collectBatches(isBusy: () => boolean) {
  const pending = new Set<string>();
  const looks = new Set<NodeJS.Timeout>();
  let take: TakeChanges | undefined;
  let working = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  const handOver = async () => {
    while (!isClosed && isBusy()) await wait(busyMilliseconds);
    if (isClosed || take === undefined || pending.size === 0) return;
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
  const schedule = () => {
    if (take === undefined || isClosed) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      working = working.then(handOver);
    }, batchMilliseconds);
  };
  const notice = (place: string) => {
    pending.add(place);
    schedule();
  };
  return {
    notice,
    begin: (taker: TakeChanges) => {
      take = taker;
      if (pending.size > 0) schedule();
    },
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      await working;
      for (const look of looks) clearTimeout(look);
    },
  };
}

/** Single files are watched through their folders, where they may be created and removed. */
async function startWatchers(
  { folders, files, ...rules }: Followed,
  notice: (place: string) => void,
): Promise<FSWatcher[]> {
  const extensions = extensionsOf(rules);
  const above = [...new Set(files.map((file) => dirname(file)))];
  const isOther = (place: string) => !above.includes(place) && !files.includes(place);
  const watchers: FSWatcher[] = [];
  if (folders.length > 0) {
    const ignored = (place: string) => isPassedOver(place) || leadsAway(place, folders);
    const watcher = watch([...folders], { ignoreInitial: true, persistent: false, ignored });
    watchers.push(watcher.on('all', (_event, place) => void (isRead(place, extensions) && notice(place))));
  }
  if (above.length > 0) {
    const watcher = watch(above, { ignoreInitial: true, persistent: false, depth: 0, ignored: isOther });
    watchers.push(watcher.on('all', (_event, place) => void (files.includes(place) && notice(place))));
  }
  // A watcher without paths would never be ready.
  await Promise.all(watchers.map((watcher) => new Promise<void>((resolve) => watcher.once('ready', resolve))));
  return watchers;
}

async function closeWatchers(watchers: readonly FSWatcher[]): Promise<void> {
  await Promise.all(watchers.map((watcher) => watcher.close()));
}

/** An id that changes if a folder is replaced or removed. */
function identify(folder: string): number | undefined {
  return statTarget(folder)?.ino;
}

/** Whether a path is one that docwright reads, unlike temporary files of editors and folders. */
function isRead(place: string, extensions: readonly string[]): boolean {
  if (pageExtensionOf(place, extensions) !== undefined) return true;
  return /\.(?:hbs|ts)$/.test(place) || basename(place) === 'accepted.json';
}

/** Skip the same folders as the search for pages. */
function isPassedOver(place: string): boolean {
  return /[\\/](?:node_modules|\.git)(?:[\\/]|$)/.test(place);
}

/** Refuse the same links as the search for pages: they may lead anywhere. */
function leadsAway(place: string, places: readonly string[]): boolean {
  const isLink = lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  return isLink && !places.some((followed) => liesIn(followed, place));
}
