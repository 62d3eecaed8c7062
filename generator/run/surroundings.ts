import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parse } from 'yaml';
import type { PageFile } from '../1-read/find-pages.js';
import { readPageSource } from '../1-read/read-page-source.js';
import type { Dialect } from '../model/dialect.js';
import type { PageSource } from '../model/page-tree.js';
import type { Method } from '../model/schema.js';
import type { SideFile, Surroundings } from '../model/surroundings.js';

/** What pages refer to, read from disk, and which files that were. */
export interface WatchedSurroundings extends Surroundings {
  /** The files that were read since the last call, and whether something was looked for that is not there. */
  readonly takeUses: () => Uses;
}

/** What a page depends on besides its own text. */
export interface Uses {
  /** Absolute places. */
  readonly files: readonly string[];
  readonly missing: boolean;
}

/** Whether pages of the dialect refer to other files at all. */
export function refersToFiles({ types, values, operations }: Dialect): boolean {
  const places = operations.opens.flatMap((alternative) => ('in' in alternative ? [alternative] : alternative));
  return (
    types.references === 'link' ||
    values.some(({ by }) => by === 'link') ||
    places.some((place) => place.in === 'sidecar')
  );
}

/** The surroundings of pages in folders. Each file is read once. */
export function createSurroundings(pages: readonly PageFile[]): WatchedSurroundings {
  const byPath = new Map(pages.map((page) => [page.path.toLowerCase(), page]));
  const byName = groupByName(pages);
  const sources = new Map<string, PageSource | undefined>();
  const sideFiles = new Map<string, SideFile>();
  let used = new Set<string>();
  let missing = false;
  return {
    linkedPage: (link, from) => {
      const page = findLinked(link, from, byPath, byName);
      if (page === undefined) {
        missing = true;
        return undefined;
      }
      used.add(page.location);
      if (!sources.has(page.path))
        sources.set(
          page.path,
          readPageSource(page, () => undefined),
        );
      return sources.get(page.path);
    },
    sideFiles: (file, pagePath) => {
      const location = findSideFile(file, byPath.get(pagePath.toLowerCase()));
      if (location === undefined) {
        missing = true;
        return undefined;
      }
      used.add(location);
      const known = sideFiles.get(location) ?? readSideFile(location);
      sideFiles.set(location, known);
      return known;
    },
    takeUses: () => {
      const uses = { files: [...used].sort(), missing };
      used = new Set();
      missing = false;
      return uses;
    },
  };
}

function groupByName(pages: readonly PageFile[]): ReadonlyMap<string, readonly PageFile[]> {
  const groups = new Map<string, PageFile[]>();
  for (const page of pages) {
    const name = basename(page.path).toLowerCase();
    groups.set(name, [...(groups.get(name) ?? []), page]);
  }
  return groups;
}

/**
 * A link leads from the folder of its page, or, as on sites that make a folder of each page, from the page itself. Where
 * neither is a page, the name alone counts, if one page has it.
 */
function findLinked(
  link: string,
  from: string,
  byPath: ReadonlyMap<string, PageFile>,
  byName: ReadonlyMap<string, readonly PageFile[]>,
): PageFile | undefined {
  const [target = ''] = link.split('#', 1);
  if (/^[a-z][a-z+.-]*:/i.test(target)) return undefined;
  if (target === '') return byPath.get(from.toLowerCase());
  const segments = from.split('/');
  for (const folder of [segments.slice(0, -1), segments]) {
    const page = byPath.get(resolveLink(target, folder));
    if (page) return page;
  }
  const name = resolveLink(target, []).split('/').at(-1) ?? '';
  const [only, ...others] = byName.get(name) ?? [];
  return others.length === 0 ? only : undefined;
}

function resolveLink(target: string, folder: readonly string[]): string {
  const path: string[] = target.startsWith('/') ? [] : [...folder];
  for (const segment of target.replace(/\.(?:mdx?|html?)$/i, '').split('/')) {
    if (segment === '..') path.pop();
    else if (segment !== '.' && segment !== '') path.push(segment);
  }
  return path.join('/').toLowerCase();
}

const mostAbove = 20;

/** From the documentation root, else the nearest of its name in the folders above the page. */
function findSideFile(file: string, page: PageFile | undefined): string | undefined {
  if (page === undefined) return undefined;
  const fromRoot = join(page.location.slice(0, page.location.length - page.file.length), file);
  if (existsSync(fromRoot)) return fromRoot;
  const name = basename(file);
  let folder = dirname(page.location);
  for (let levels = 0; levels < mostAbove; levels += 1) {
    if (existsSync(join(folder, name))) return join(folder, name);
    if (existsSync(join(folder, '.git')) || dirname(folder) === folder) return undefined;
    folder = dirname(folder);
  }
  return undefined;
}

const methods: Readonly<Record<string, Method>> = {
  get: 'GET',
  post: 'POST',
  put: 'PUT',
  patch: 'PATCH',
  delete: 'DELETE',
};

/** Method and URL of each `operationId` of an OpenAPI or Swagger document, in YAML or JSON. */
function readSideFile(location: string): SideFile {
  const source = readPageSource({ path: '', file: basename(location), location }, () => undefined);
  const paths = source === undefined ? {} : pathsOf(source.text);
  // Without a prototype, so that `__proto__` is an id like any other.
  const routes: Record<string, SideFile[string]> = Object.create(null);
  for (const [url, item] of Object.entries(paths)) {
    for (const [name, operation] of Object.entries(toRecord(item))) {
      const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
      const id = toRecord(operation)['operationId'];
      if (method && typeof id === 'string') routes[id] ??= { method, url };
    }
  }
  return routes;
}

function pathsOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const document: unknown = parse(text, { maxAliasCount: 100 });
    return toRecord(toRecord(document)['paths']);
  } catch {
    return {};
  }
}

function toRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
