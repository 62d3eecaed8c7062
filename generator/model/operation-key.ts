import type { Operation, Page } from './schema.js';

/** What an operation is called among all others, however its page changes around it: `guide/loans#GET /v1/loans/{loan}`. */
export function operationKey({ path }: Pick<Page, 'path'>, { anchor }: Pick<Operation, 'anchor'>): string {
  return `${path}#${anchor}`;
}

/** Whether an operation is called after its method and URL, as where headings have no ids; an id has no blank. */
export function isNamedByUrl({ anchor }: Pick<Operation, 'anchor'>): boolean {
  return /\s/.test(anchor);
}
