import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Handlebars from 'handlebars';
import { packageFolder } from '../model/own-folders.js';

interface Template {
  readonly fill: (values: object) => string;
  /** What it gave, by the text that its values came from. */
  readonly filled: Map<string, string>;
}

/** Templates remember no more texts than these. */
const mostFilled = 20_000;

/** The templates that come with docwright. */
const ownFolder = fileURLToPath(new URL('templates/', packageFolder));
const compiled = new Map<string, Template>();

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
  return (values) => findTemplate(locateTemplate(`${name}.hbs`)).fill(values);
}

/** The same where the values come from one text that pages repeat: each text fills the template once. */
export function loadRepeatedTemplate(name: string, valuesOf: (text: string) => object): (text: string) => string {
  return (text) => {
    const { fill, filled } = findTemplate(locateTemplate(`${name}.hbs`));
    const known = filled.get(text);
    if (known !== undefined) return known;
    const words = fill(valuesOf(text));
    if (filled.size === mostFilled) filled.clear();
    filled.set(text, words);
    return words;
  };
}

/** Where a template lies, a file of the runtime among them. */
export function locateTemplate(path: string): string {
  const replaced = folder === undefined ? undefined : join(folder, path);
  return replaced !== undefined && existsSync(replaced) ? replaced : `${ownFolder}${path}`;
}

function findTemplate(file: string): Template {
  const known = compiled.get(file);
  if (known) return known;
  const fill = Handlebars.compile<object>(readFileSync(file, 'utf8').replaceAll('\r\n', '\n'), {
    noEscape: true,
    strict: true,
  });
  const template: Template = { fill: (values) => fill(values), filled: new Map() };
  compiled.set(file, template);
  return template;
}
