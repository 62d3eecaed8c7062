import type { PageFile } from '../../1-read/find-pages.js';
import { type DescribeOptions, describeFiles } from '../describe-files.js';
import type { DescribedFile } from '../described-file.js';
import { readPage } from '../read-pages.js';
import type { CacheOptions } from './locate-cache.js';
import { locateCache } from './locate-cache.js';
import { namePages } from './name-run.js';
import { openRecordStore } from './record-store.js';

export interface RememberOptions extends DescribeOptions {
  readonly folders: readonly string[];
  readonly cache: CacheOptions;
}

/** What pages were found to say, by their paths. */
type Remembered = Readonly<Record<string, DescribedFile>>;

/** As `describeFiles`, but pages whose texts are those of an earlier run are as it found them. */
export async function* describeRemembered(
  files: readonly PageFile[],
  options: RememberOptions,
): AsyncGenerator<DescribedFile> {
  const place = locateCache(options.cache);
  if (place === undefined) return yield* describeFiles(files, options);
  const store = openRecordStore<Remembered>(place);
  const key = namePages(options.folders, options.dialect);
  const known = findKnown(files, (await store.read(key)) ?? {});
  const now: Record<string, DescribedFile> = {};
  const describing = describeFiles(
    files.filter(({ path }) => !known.has(path)),
    options,
  );
  try {
    for (const { path } of files) {
      const described = known.get(path) ?? (await describing.next()).value;
      now[path] = described;
      yield described;
    }
  } finally {
    await describing.return(undefined);
    // Whoever reads may stop after the last page, or before.
    const isWhole = Object.keys(now).length === files.length;
    if (isWhole && known.size < files.length) await store.write(key, now);
  }
}

/** What could not be read says nothing of the next time. */
function findKnown(files: readonly PageFile[], remembered: Remembered): ReadonlyMap<string, DescribedFile> {
  return new Map(
    files.flatMap((file) => {
      const before = remembered[file.path];
      const isSame = before?.digest !== undefined && before.digest === readPage(file).digest;
      return isSame ? [[file.path, before] as const] : [];
    }),
  );
}
