import { splitPagePath } from '../model/split-page-path.js';

/** Why a page can have no file, in words that follow "because"; the first rule that fits a segment tells. */
const hazards: readonly { readonly unfit: RegExp; readonly reason: string }[] = [
  { unfit: /^$/, reason: 'a segment is empty' },
  { unfit: /^\.\.?$/, reason: 'a segment is `.` or `..`' },
  { unfit: /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u, reason: 'a segment holds a character that cannot be seen' },
  { unfit: /[\\:*?"<>|#%]/, reason: 'a segment holds one of \\ : * ? " < > | # %' },
  { unfit: /[. ]$|^ /, reason: 'a segment begins or ends with a blank, or ends with a dot' },
  { unfit: /\{\}/, reason: 'a placeholder has no name' },
  { unfit: /\{(json|form|xml|body|query|headers)\}/, reason: 'a placeholder is named like a part of the request' },
  { unfit: /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i, reason: 'Windows keeps a segment for a device' },
];

const longestSegment = 200;

function listTops(...modules: readonly string[]): string[] {
  return modules.flatMap((name) => ['ts', 'js', 'd.ts', 'js.map'].map((end) => `${name}.${end}`));
}

/** What every client has at its top besides pages. */
const reservedTops = new Set([
  'runtime',
  ...listTops('index', 'client'),
  'package.json',
  'api.md',
  'manifest.json',
  'readme.md',
]);

/** What those have besides that take notifications. */
const notificationTops = new Set(listTops('notifications'));

/** Whether a client has a file or folder of its own where a file would lie; `notifications` tells whether it takes any. */
export function isReserved(file: string, notifications: boolean): boolean {
  const top = (file.split('/')[0] ?? '').toLowerCase();
  return reservedTops.has(top) || (notifications && notificationTops.has(top));
}

/** Where a page's file lies in the client, or why it can lie nowhere. */
export type PlacedPage = { readonly file: string } | { readonly problem: string };

/** `openapi/v3/pay/{id}` → `v3/pay/_id_.ts` where `openapi` is a folder of calls; `webhook/…` keeps its folder. */
export function placePage(path: string, callFolders: readonly string[], notifications = true): PlacedPage {
  const segments = splitPagePath(path, callFolders);
  const problem = segments.map(findHazard).find((found) => found !== undefined);
  if (problem !== undefined) return { problem };
  const file = toFile(segments);
  return isReserved(file, notifications) ? { problem: `the client has its own \`${file.split('/')[0]}\`` } : { file };
}

/** `v3`, `pay`, `{id}` → `v3/pay/_id_.ts` */
export function toFile(segments: readonly string[]): string {
  return `${segments.map(toFileName).join('/')}.ts`;
}

/** `{transaction_id}` → `_transaction_id_`; everything else stays. */
export function toFileName(segment: string): string {
  return segment.replace(/^\{(.*)\}$/, '_$1_');
}

function findHazard(segment: string): string | undefined {
  if (new TextEncoder().encode(segment).length > longestSegment)
    return `a segment is over ${longestSegment} bytes long`;
  return hazards.find(({ unfit }) => unfit.test(segment))?.reason;
}
