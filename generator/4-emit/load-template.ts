import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Handlebars from 'handlebars';
import { packageFolder } from '../model/own-folders.js';

type Fill = (values: object) => string;

/** The templates that come with docwright. */
const ownFolder = fileURLToPath(new URL('templates/', packageFolder));
const compiled = new Map<string, Fill>();

/** A folder of somebody's own, while `withTemplates` runs. */
let folder: string | undefined;

/** Run some work with templates of the folder in the place of docwright's of the same names. */
export function withTemplates<Result>(templates: string | undefined, work: () => Result): Result {
  const before = folder;
  folder = templates;
  try {
    return work();
  } finally {
    folder = before;
  }
}

/** Have templates of somebody's own read again, since they may have changed. */
export function forgetTemplates(): void {
  for (const file of compiled.keys()) if (!file.startsWith(ownFolder)) compiled.delete(file);
}

/** The words of a generated file: `templates/<name>.hbs`, compiled; a member that it names must be there. */
export function loadTemplate<Values extends object>(name: string): (values: Values) => string {
  return (values) => findTemplate(locateTemplate(`${name}.hbs`))(values);
}

/** Where a template lies, a file of the runtime among them. */
export function locateTemplate(path: string): string {
  const replaced = folder === undefined ? undefined : join(folder, path);
  return replaced !== undefined && existsSync(replaced) ? replaced : join(ownFolder, path);
}

function findTemplate(file: string): Fill {
  const known = compiled.get(file);
  if (known) return known;
  const fill = Handlebars.compile<object>(readFileSync(file, 'utf8'), { noEscape: true, strict: true });
  const template: Fill = (values) => fill(values);
  compiled.set(file, template);
  return template;
}
