import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';

const folder = new URL('../../templates/', import.meta.url);

/** The words of a generated file: `templates/<name>.hbs`, compiled; a member that it names must be there. */
export function loadTemplate<Values extends object>(name: string): (values: Values) => string {
  const fill = Handlebars.compile<Values>(readFileSync(new URL(`${name}.hbs`, folder), 'utf8'), {
    noEscape: true,
    strict: true,
  });
  return (values) => fill(values);
}
