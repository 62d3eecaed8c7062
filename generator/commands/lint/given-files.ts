import { dirname, relative, resolve } from 'node:path';
import { statTarget } from '../../1-read/stat-target.js';
import { ConfigurationError } from '../../config/config-error.js';
import { pageExtensionOf } from '../../model/page-rules.js';
import type { ReadRun } from '../../run/read-folders.js';

/** The arguments of `lint`: folders with pages, and the only files to lint, if files are named. */
export interface GivenPages {
  readonly folders: readonly string[];
  /** Absolute. */
  readonly only?: readonly string[];
}

/**
 * Tell files from folders, as lint-staged and editors name files. Throws a `ConfigurationError` for a file that is not
 * there, and for files beside folders.
 */
export function sortGiven(given: readonly string[]): GivenPages {
  const files = given.filter(isFile);
  if (files.length === 0) return { folders: given };
  const [folder] = given.filter((path) => !files.includes(path));
  if (folder !== undefined) {
    throw new ConfigurationError(`${folder} is given beside files such as ${files[0]}. Give folders, or files alone.`);
  }
  return { folders: [...new Set(files.map((file) => dirname(file)))], only: files.map((file) => resolve(file)) };
}

function isFile(path: string): boolean {
  const target = statTarget(path);
  if (target === undefined && /\.\w+$/.test(path)) throw new ConfigurationError(`There is no file ${path}.`);
  return target?.isFile() ?? false;
}

/** Throws a `ConfigurationError` for a file that cannot be a page. */
export function refuseOthers(files: readonly string[], extensions: readonly string[]): void {
  const other = files.find((file) => pageExtensionOf(file, extensions) === undefined);
  if (other === undefined) return;
  throw new ConfigurationError(`${relative('', other)} is not a page: pages end in ${extensions.join(' or ')}.`);
}

/** Named files that are not linted: they are below no root, or globs exclude them. */
export function findPassedOver({ files, found }: Pick<ReadRun, 'files' | 'found'>, only: readonly string[]) {
  const known = new Set(found.map(({ location }) => location));
  const read = new Set(files.map(({ location }) => location));
  return {
    foreign: only.filter((file) => !known.has(file)),
    leftOut: only.filter((file) => known.has(file) && !read.has(file)),
  };
}
