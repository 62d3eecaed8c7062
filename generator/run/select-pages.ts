import { basename, relative, sep } from 'node:path';
import picomatch from 'picomatch';
import { trimEnd } from '../model/trim-end.js';

export interface Globs {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** The paths of a page that a glob can match; a page of a printed schema has no location. */
export interface NamedPage {
  readonly path: string;
  readonly file?: string;
  readonly location?: string;
}

/** A glob that matches no page. */
export interface IdleGlob {
  readonly list: keyof Globs;
  readonly glob: string;
}

export interface SelectedPages<Page> {
  readonly pages: readonly Page[];
  readonly idle: readonly IdleGlob[];
}

/** The pages that the globs select, and the globs that match none. */
export function selectPages<Page extends NamedPage>(
  pages: readonly Page[],
  { include, exclude }: Globs,
): SelectedPages<Page> {
  if (include.length === 0 && exclude.length === 0) return { pages, idle: [] };
  const included = matchPages(pages, include);
  const excluded = matchPages(pages, exclude);
  return {
    pages: pages.filter((page) => (include.length === 0 || included.matched.has(page)) && !excluded.matched.has(page)),
    idle: [
      ...included.idle.map((glob) => ({ list: 'include', glob }) as const),
      ...excluded.idle.map((glob) => ({ list: 'exclude', glob }) as const),
    ],
  };
}

/** As in .gitignore, the last glob that matches a page decides, and one that begins with `!` excludes pages again. */
function matchPages<Page extends NamedPage>(pages: readonly Page[], globs: readonly string[]) {
  const matched = new Set<Page>(globs[0]?.startsWith('!') ? pages : []);
  const idle: string[] = [];
  for (const glob of globs) {
    const found = findMatches(pages, glob.replace(/^!(?!\()/, ''));
    if (found.length === 0) idle.push(glob);
    for (const page of found) {
      if (/^!(?!\()/.test(glob)) matched.delete(page);
      else matched.add(page);
    }
  }
  return { matched, idle };
}

/**
 * Ways to name a page, most exact first. A glob is read in the first way that matches any page.
 *
 *     openapi/v3/pay/**          the path of the page
 *     v3/pay/**                  without openapi/ or webhook/
 *     specs/openapi/v3/pay/**    from the current folder
 *     specs/openapi/v3/pay/**    from the folder above the documentation root
 *     /home/me/specs/openapi/**  absolute
 */
const spellings: readonly ((page: NamedPage) => string)[] = [
  ({ path }) => path,
  ({ path }) => path.slice(path.indexOf('/') + 1),
  (page) => (page.location === undefined ? page.path : relative('', placeOf(page)).split(sep).join('/')),
  ({ path, location = '', file = '' }) => `${basename(location.slice(0, -file.length))}/${path}`,
  (page) => placeOf(page).split(sep).join('/'),
];

function findMatches<Page extends NamedPage>(pages: readonly Page[], glob: string): readonly Page[] {
  const matches = compileGlob(glob);
  for (const spell of spellings) {
    const found = pages.filter((page) => matches(spell(page), extensionOf(page)));
    if (found.length > 0) return found;
  }
  return [];
}

/** The name of a folder stands for all of its pages, as in .gitignore, and the extension is optional. */
function compileGlob(written: string): (path: string, extension: string) => boolean {
  const glob = trimEnd(chooseByParentheses(written.replace(/^(?:\.\/+)+/, '')), '/');
  const relativeGlob = glob.replace(/^\/+/, '') || '**';
  const last = relativeGlob.slice(relativeGlob.lastIndexOf('/') + 1);
  const globs = [relativeGlob, ...(/[*?[(]/.test(last) ? [] : [`${relativeGlob}/**`])];
  const isMatch = picomatch(globs, { nobrace: true, dot: true });
  return (path, extension) => {
    const name = path.replace(/^\/+/, '');
    return isMatch(name) || isMatch(name + extension);
  };
}

/** `{loans,readers}` is a choice; `{loan_no}` is a placeholder in the path of a page. */
function chooseByParentheses(glob: string): string {
  return glob.replace(/\{([^{}]*)\}/g, (written, choices: string) =>
    choices.includes(',') ? `@(${choices.replaceAll(',', '|')})` : written,
  );
}

/** The location of a page, without its extension. */
function placeOf(page: NamedPage): string {
  const { path, location } = page;
  return location === undefined ? path : location.slice(0, location.length - extensionOf(page).length);
}

function extensionOf({ path, file = `${path}.md` }: NamedPage): string {
  return file.slice(path.length);
}
