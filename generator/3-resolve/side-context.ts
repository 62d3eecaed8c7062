import type { Side } from '../model/dialect.js';
import type { DocumentedOperation } from '../model/documented-page.js';
import type { PageContext, SideContext } from './resolve-context.js';
import { createTypeIndex } from './type-index.js';

/** What fields of one side of an operation are resolved with. */
export function sideContext(side: Side, { notes, method }: DocumentedOperation, context: PageContext): SideContext {
  const page = { path: context.path, types: context.pageTypes };
  return { ...context, side, notes, method, types: createTypeIndex(page, context.ownTypes, context) };
}
