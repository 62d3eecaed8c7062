import { findPages } from '../1-read/find-pages.js';
import { type CacheOptions, locateCache } from '../cache/locate-cache.js';
import { nameRun } from '../cache/name-run.js';
import { openRecordStore } from '../cache/record-store.js';
import { digestPages } from '../commands/digest-pages.js';
import type { Project } from '../config/resolve-project.js';
import { hashText } from '../model/hash-text.js';
import type { OpenApiDocument } from '../openapi/document.js';
import { selectPages } from '../run/select-pages.js';

interface Remembered {
  /** What the pages that it was made of hash to. */
  readonly pages: string;
  readonly document: OpenApiDocument;
}

/** The document of a project: as an earlier call made it where pages, settings and docwright are as they were, else what `build` makes. */
export async function rememberDocument(
  project: Project,
  cache: CacheOptions,
  build: () => Promise<OpenApiDocument>,
): Promise<OpenApiDocument> {
  const place = locateCache(cache);
  const run = place === undefined ? undefined : nameRun(project.folders, project.settings);
  const pages = hashPages(project);
  if (place === undefined || run === undefined || pages === undefined) return build();
  const store = openRecordStore<Remembered>(place);
  const key = hashText(`document ${run}`);
  const known = await store.read(key);
  if (known?.pages === pages) return known.document;
  const document = await build();
  // A page that was changed meanwhile may be in it or not.
  if (hashPages(project) === pages) await store.write(key, { pages, document });
  return document;
}

/** `undefined` where something is odd about a page or a folder. */
function hashPages({ folders, settings }: Project): string | undefined {
  let isOdd = false;
  const found = findPages(folders, Object.keys(settings.dialect.folders), () => {
    isOdd = true;
  });
  if (isOdd || found.wrong.length > 0) return undefined;
  const files = selectPages(found.pages, settings);
  const digests = digestPages(files);
  return digests.size === files.length ? hashText(JSON.stringify([...digests])) : undefined;
}
