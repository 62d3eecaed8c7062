import type { Report } from '../diagnostics/report.js';
import type { OperationEntry, PageEntry, PagePart } from './page-entry.js';
import { toFile } from './page-file.js';
import { sortBy } from './sort-by.js';

/** A file of operations. */
export interface FileEntry {
  /** `v3/payroll-card/tokens.ts` */
  readonly file: string;
  /** Its folders and its name, as the chain names them: `v3`, `orders`, `{order_id}`. */
  readonly segments: readonly string[];
  /** The parts that it is made of, in order. */
  readonly parts: readonly PlacedPart[];
}

/** A part of a page, and which of the page's it is. */
export interface PlacedPart extends PagePart {
  readonly page: PageEntry;
  readonly index: number;
}

/** The operations of a file or of a page, in order. */
export function operationsOf({ parts }: { readonly parts: readonly PagePart[] }): OperationEntry[] {
  return parts.flatMap(({ operations }) => operations);
}

/** The pages that a file comes from, in the order of their paths. */
export function pagesOf({ parts }: Pick<FileEntry, 'parts'>): PageEntry[] {
  return sortBy([...new Set(parts.map(({ page }) => page))], ({ path }) => path);
}

interface Grown extends FileEntry {
  readonly parts: PlacedPart[];
  /** The names of the functions in it. */
  readonly names: Set<string>;
}

/** The files of a client so far, by path as file systems compare it that fold capitals and accents. */
interface Layout {
  readonly files: Map<string, Grown>;
  /** The first file in each folder. */
  readonly folders: Map<string, Grown>;
}

/**
 * The files that pages give, in the order of the pages' paths, then of URLs. All parts of one URL meet in its file.
 * Files lie beside each other on every file system:
 *
 *     v3/Refunds.ts    v3/refunds.ts       one file where capitals do not count
 *     v3/refunds.ts    v3/refunds.ts/a.ts  a file and a folder of one name
 *
 * Of two pages that cannot, the later is left out. A later URL has a number after its name.
 */
export function layOutFiles(pages: readonly PageEntry[], report: Report): FileEntry[] {
  const layout: Layout = { files: new Map(), folders: new Map() };
  const parts = sortBy(pages, ({ path }) => path).flatMap((page) =>
    page.parts.map((part, index): PlacedPart => ({ ...part, page, index })),
  );
  for (const part of parts.filter(({ of }) => of === 'page')) placePagePart(part, layout, report);
  for (const part of sortBy(
    parts.filter(({ of }) => of === 'url'),
    ({ key }) => key,
  )) {
    placeUrlPart(part, layout);
  }
  return [...layout.files.values()];
}

function placePagePart(part: PlacedPart, layout: Layout, report: Report): void {
  const file = toFile(part.segments);
  const other = findInTheWay(file, layout);
  if (other === undefined) addFile(file, part.segments, layout).parts.push(part);
  else report('page-path-collides', part.page.start, { path: part.page.path, other: nameOf(other), file });
}

function nameOf({ parts, file }: FileEntry): string {
  return parts[0]?.page.path ?? file;
}

function placeUrlPart(part: PlacedPart, layout: Layout): void {
  for (let number = 1; ; number++) {
    const segments = numberLast(part.segments, number);
    const file = toFile(segments);
    const other = findInTheWay(file, layout);
    if (other !== undefined && !isJoinable(other, file, part)) continue;
    const grown = other ?? addFile(file, segments, layout);
    grown.parts.push(part);
    for (const { name } of part.operations) grown.names.add(name);
    return;
  }
}

/** `loans`, then `loans_2`; a name in braces keeps them. */
function numberLast(segments: readonly string[], number: number): readonly string[] {
  if (number === 1) return segments;
  return segments.map((segment, index) => {
    if (index < segments.length - 1) return segment;
    return segment.replace(/\}?$/, (end) => `_${number}${end}`);
  });
}

/** Whether a part of a URL can stand in a file that is there: that of the same name, where each function is called otherwise. */
function isJoinable({ file, parts, names }: Grown, wanted: string, { operations, segments }: PlacedPart): boolean {
  const isSame = parts.every((part) => part.of === 'url' && part.segments.join('/') === segments.join('/'));
  return isSame && file === wanted && operations.every(({ name }) => !names.has(name));
}

function findInTheWay(path: string, { files, folders }: Layout): Grown | undefined {
  const folded = foldPath(path);
  const above = folded.folders.map((folder) => files.get(folder));
  return [files.get(folded.file), folders.get(folded.file), ...above].find((file) => file !== undefined);
}

function addFile(file: string, segments: readonly string[], { files, folders }: Layout): Grown {
  const folded = foldPath(file);
  const grown: Grown = { file, segments, parts: [], names: new Set() };
  files.set(folded.file, grown);
  for (const folder of folded.folders) if (!folders.has(folder)) folders.set(folder, grown);
  return grown;
}

/** A path as file systems compare it that fold capitals and accents, with the folders above it. */
function foldPath(path: string): { readonly file: string; readonly folders: readonly string[] } {
  const file = path.normalize('NFC').toLowerCase();
  const segments = file.split('/');
  return { file, folders: segments.slice(1).map((_, index) => segments.slice(0, index + 1).join('/')) };
}
