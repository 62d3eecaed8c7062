import type { WrongFolder } from '../1-read/locate-roots.js';
import { describePlaces } from '../model/describe-places.js';
import type { PageRules } from '../model/dialect.js';
import { nearestNames } from '../model/nearest-names.js';
import { extensionsOf, pageRulesOf } from '../model/page-rules.js';
import type { ReadRun } from './read-folders.js';
import type { IdleGlob } from './select-pages.js';

/** The problem with a folder of a call, and what to pass instead. */
export function wordWrongFolder({ kind, folder }: WrongFolder, rules: PageRules): string {
  const sections = listSections(rules);
  if (kind === 'missing') {
    const meant =
      sections === '' ? 'the folder of the pages, such as docs' : `the folder that holds ${sections}, such as specs`;
    return `There is no folder ${folder}. Give ${meant}.`;
  }
  if (kind === 'file') return `${folder} is a file. Give the folder that holds it; all pages below a folder are read.`;
  const below = sections === '' ? '' : ` and lie below ${sections}`;
  return `${folder} holds no Markdown page. Pages end in ${extensionsOf(rules).join(' or ')}${below}.`;
}

/** `openapi/ or webhook/`; empty where a dialect names no folders. */
function listSections({ folders = {} }: PageRules): string {
  const names = Object.keys(folders).map((name) => `${name}/`);
  return names.join(' or ');
}

type EmptyRun = Pick<ReadRun, 'folders' | 'files' | 'found' | 'diagnostics' | 'dialect'>;

/** The reason why a run found no operation, and what to do. */
export function wordEmptyRun({ folders, files, found, diagnostics, dialect }: EmptyRun): string {
  const given = folders.join(', ');
  const count = counted(found.length);
  if (files.length === 0) {
    return `No page is left: include and exclude leave out all ${count} in ${given}. A page has a path such as ${found[0]?.path ?? 'openapi/v3/pay'}.`;
  }
  if (diagnostics.some(({ severity }) => severity === 'error')) {
    return `No operation is left: fix the errors above, or run \`docwright lint ${given}\`.`;
  }
  const sections = listSections(pageRulesOf(dialect));
  const below = sections === '' ? '' : ` Pages lie below ${sections}.`;
  return `${counted(files.length)} in ${given}, and no operation in ${files.length === 1 ? 'it' : 'them'}. The dialect ${dialect.name} looks for ${describePlaces(dialect)}.${below}`;
}

interface MatchedGlobs {
  readonly found: readonly { readonly path: string }[];
  readonly idleGlobs: readonly IdleGlob[];
}

/** A sentence for each glob that matches no page. */
export function wordIdleGlobs(read: MatchedGlobs): string[] {
  return read.idleGlobs.map((idle) => wordIdleGlob(idle, read));
}

function wordIdleGlob({ list, glob }: IdleGlob, { found }: MatchedGlobs): string {
  const folders = new Set(found.flatMap(({ path }) => foldersAbove(path)));
  const names = [...folders, ...found.map(({ path }) => path)];
  const shortened = new Map(names.map((path) => [path.slice(path.indexOf('/') + 1), path]));
  const [near] = nearestNames(
    glob.replace(/^[./]+/, '').replace(/(?:\/\*\*?(?:\.\w+)?|\.(?:md|mdx|markdown))+$/, ''),
    [...names, ...shortened.keys()],
    1,
  );
  const nearest = near === undefined ? undefined : (shortened.get(near) ?? near);
  const meant = nearest === undefined ? '' : ` Did you mean ${nearest}${folders.has(nearest) ? '/**' : ''}?`;
  return `The glob ${glob} of ${list} matches none of ${counted(found.length)}.${meant}`;
}

function foldersAbove(path: string): string[] {
  const segments = path.split('/');
  return segments.slice(1).map((_, index) => segments.slice(0, index + 1).join('/'));
}

function counted(pages: number): string {
  return `${pages} page${pages === 1 ? '' : 's'}`;
}
