import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nearestNames } from '../model/nearest-names.js';
import { packageFolder } from '../model/own-folders.js';
import { ConfigurationError } from './config-error.js';

/**
 * The absolute path of a folder of templates, with a slash at its end. Throws a `ConfigurationError` for one that is not
 * there, and for a template in it that takes the place of none.
 */
export function locateTemplates(folder: string): string {
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (stat === undefined) {
    throw new ConfigurationError(`There is no folder ${folder} of templates. Create it, or leave templates out.`);
  }
  if (!stat.isDirectory()) {
    throw new ConfigurationError(`templates must be a folder, and ${folder} is a file. Name the folder that holds it.`);
  }
  const known = listTemplates(fileURLToPath(new URL('templates/', packageFolder)));
  const unknown = listTemplates(folder).find((name) => !known.includes(name));
  if (unknown === undefined) return join(resolve(folder), '/');
  const [nearest] = nearestNames(unknown, known, 1);
  const help = nearest === undefined ? `There are: ${known.join(', ')}.` : `Did you mean ${nearest}?`;
  throw new ConfigurationError(`${folder}/${unknown} takes the place of no template of docwright. ${help}`);
}

/** `header.hbs`, `runtime/core/send.ts`: other files in the folder are nobody's business. */
function listTemplates(folder: string): string[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
  return paths.filter((path) => path.endsWith('.hbs') || /^runtime\/.*\.ts$/.test(path)).sort();
}
