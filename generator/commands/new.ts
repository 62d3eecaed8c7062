import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative } from 'node:path';
import { explainAccess } from '../1-read/explain-access.js';
import { locateRoots } from '../1-read/locate-roots.js';
import { moveAside, nameMembers } from '../4-emit/name-chain.js';
import { isIdentifier } from '../4-emit/names.js';
import { placePage } from '../4-emit/page-file.js';
import { runtimeOf } from '../4-emit/runtime-facts.js';
import { defaultSettings, type Settings } from '../config/settings.js';
import type { Dialect } from '../model/dialect.js';
import { pageRulesOf } from '../model/page-rules.js';
import { liesIn } from '../model/real-place.js';
import { callFoldersOf } from '../model/split-page-path.js';
import type { Console } from './console.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { alignCommands, quotePath } from './shell-words.js';

export interface NewCall {
  readonly page: string;
  readonly method?: string | undefined;
  readonly title?: string | undefined;
  /** The folder that contains, or will contain, `openapi/` and `webhook/`. */
  readonly root: string;
  readonly settings?: Settings;
}

/** Write a page to fill in; an existing one is not changed. */
export async function newPage(given: NewCall, console: Console): Promise<ExitCode> {
  const call = { ...given, root: findRoot(given) };
  const checked = checkPagePath(call.page, (call.settings ?? defaultSettings).dialect);
  const anchor = checked.kind === 'path' ? anchorOf(checked, call) : '';
  const wrong = findWrong(checked, anchor, call);
  if (wrong !== undefined || checked.kind !== 'path') {
    console.complain(`docwright: ${wrong}\n`);
    return exitCodes.wrongCall;
  }
  const { api } = (call.settings ?? defaultSettings).dialect;
  if (api.draftPage === undefined) {
    console.complain(`docwright: new cannot write a page for the API ${api.name}: it has no draft of one.\n`);
    return exitCodes.wrongCall;
  }
  const title = (call.title ?? '').replace(/\s+/g, ' ').trim() || todo;
  const text = api.draftPage({ ...describeDraft(checked, runtimeOf(api).members), anchor, title, todo });
  const file = join(call.root, `${checked.path}.md`).replaceAll('\\', '/');
  const refused = await writeNew({ root: call.root, file, text });
  if (refused !== undefined) {
    console.complain(`docwright: ${refused}\n`);
    return exitCodes.failed;
  }
  console.print(`${file}\n`);
  console.tell(wordNext(title, call.root));
  return exitCodes.done;
}

/** The placeholder that the author of the page has to replace. It is not a known type, so lint reports it. */
const todo = 'TODO';

function describeDraft({ path, describes: kind }: Extract<PagePath, { kind: 'path' }>, taken: readonly string[]) {
  const segments = path.split('/').slice(1);
  const parameters = segments.flatMap((segment) => /\{([^{}]+)\}/.exec(segment)?.[1] ?? []);
  return { kind, segments, parameters, chain: chainOf(segments, taken) };
}

/** `v1/rare-books/{loan_no}` → `.v1.rareBooks._loan_no_`; the first name is changed if it is taken. */
function chainOf(segments: readonly string[], taken: readonly string[]): string {
  const names = segments.map((segment) => nameMembers([segment]).get(segment) ?? segment);
  const [top = '', ...rest] = names;
  const first = taken.includes(top) ? moveAside(top, names) : top;
  return [first, ...rest].map((name) => (isIdentifier(name) ? `.${name}` : `['${name}']`)).join('');
}

/** The folder that contains `openapi/`, if the root is that folder, `openapi/` itself, or a folder above. */
function findRoot({ root, settings = defaultSettings }: NewCall): string {
  if (root === '') return root;
  const rules = pageRulesOf(settings.dialect);
  const located = locateRoots(root, rules);
  if (located.kind !== 'located') return aboveSections(root, Object.keys(rules.folders ?? {}));
  const [first, ...others] = located.folders;
  return first === undefined || others.length > 0 ? root : nameRoot(root, first.root);
}

/** Absolute where the folder was given so. */
function nameRoot(given: string, root: string): string {
  return isAbsolute(given) ? root : relative('.', root) || '.';
}

/** The folder above the section of a folder that does not exist yet. */
function aboveSections(root: string, sections: readonly string[]): string {
  const segments = root.replaceAll('\\', '/').split('/');
  const section = segments.findLastIndex((segment) => sections.includes(segment));
  return section < 0 ? root : segments.slice(0, section).join('/') || (root.startsWith('/') ? '/' : '.');
}

/** The anchor of the operation; a notification is always a POST. */
function anchorOf({ describes }: Extract<PagePath, { kind: 'path' }>, { method }: NewCall): string {
  return (method ?? (describes === 'notification' ? 'post' : '')).toLowerCase();
}

function findWrong(checked: PagePath, anchor: string, { page, settings, root }: NewCall): string | undefined {
  const { pages, operations, api } = (settings ?? defaultSettings).dialect;
  const folders = pages?.folders ?? {};
  const anchors = headingIds(operations);
  const { call, notification } = api.pageExamples;
  if (checked.kind === 'refused')
    return `${page} is not a valid page: ${checked.reason}. Write it as ${call}, or ${notification}.`;
  if (!Object.hasOwn(anchors, anchor)) return `Give the method by --method: ${Object.keys(anchors).join(', ')}.`;
  if (checked.describes === 'notification' && anchor !== 'post')
    return 'A notification is always a POST: omit --method.';
  if (root === '')
    return `No folder is given. Name the one that holds ${Object.keys(folders).join('/ and ')}/ by --root.`;
  return undefined;
}

/** The ids of headings that open operations. */
function headingIds({ opens }: Dialect['operations']): Readonly<Record<string, string>> {
  const places = opens.flatMap((alternative) => ('in' in alternative ? [alternative] : alternative));
  return places.find((place) => place.in === 'heading-id')?.methods ?? {};
}

interface NewFile {
  readonly root: string;
  readonly file: string;
  readonly text: string;
}

async function writeNew({ root, file, text }: NewFile): Promise<string | undefined> {
  if (existsSync(file)) return `${file} already exists. Change that page, or give another path.`;
  if (existsSync(root) && !liesIn(root, file))
    return `${file} cannot be written: a link leads out of ${root}. Remove the link, or give another --root.`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, { flag: 'wx' });
    return undefined;
  } catch (error) {
    return `${file} cannot be written: ${explainAccess(error)}.`;
  }
}

function wordNext(title: string, root: string): string {
  const words = title === todo ? 'the title, the description' : 'the description';
  const rest = alignCommands([[`npx docwright lint ${quotePath(root)}`, 'prints what is left to do']]);
  return `Replace each ${todo}: ${words}, and the rows with their types and the sample. Then:\n${rest}`;
}

/** The path of the new page, or the problem with it. */
type PagePath =
  | { readonly kind: 'path'; readonly path: string; readonly describes: 'call' | 'notification' }
  | { readonly kind: 'refused'; readonly reason: string };

/** `v3/some/path`, with `openapi/` before it or not, and with `.md` after it or not; other folders are named. */
function checkPagePath(written: string, dialect: Dialect): PagePath {
  const folders = dialect.pages?.folders ?? {};
  const callFolders = callFoldersOf(dialect);
  const bare = written.replace(/\.md$/, '').replace(/^\.\//, '');
  const [first = ''] = bare.split('/');
  const path = Object.hasOwn(folders, first) ? bare : `${callFolders[0] ?? 'openapi'}/${bare}`;
  const placed = placePage(path, callFolders);
  if ('problem' in placed) return { kind: 'refused', reason: placed.problem };
  if (!/^[^/]+\/v\d+\/./.test(path))
    return { kind: 'refused', reason: 'it does not begin with a version, such as v3/' };
  if (/[`\s[\]()!$']/.test(path))
    return { kind: 'refused', reason: 'a segment has a space or a character that no URL of the API has' };
  return { kind: 'path', path, describes: Object.hasOwn(folders, first) ? (folders[first] ?? 'call') : 'call' };
}
