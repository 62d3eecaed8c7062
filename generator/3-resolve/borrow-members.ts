import { patternOf } from '../model/pattern.js';
import { renderInlines } from '../model/render-inlines.js';
import { slugOf } from '../model/slug-of.js';
import { nestTables } from './nest-tables.js';
import type { SideContext } from './resolve-context.js';
import type { RowTree } from './row-tree.js';

/**
 * A field whose description refers to another operation has the members of the field of its name in that response.
 *
 *     data | array of objects | See GET /v1/loans
 */
export function borrowMembers(tree: RowTree, context: SideContext): RowTree {
  const pattern = context.dialect.types.sameAs;
  if (pattern === undefined || context.operations === undefined || tree.members.length > 0) return tree;
  const heading = patternOf(pattern).find(renderInlines(tree.row.description))?.groups['operation'];
  const operation = context.operations.find(({ slug }) => heading !== undefined && slug === slugOf(heading));
  if (operation === undefined) return tree;
  const tables = operation.tables.filter(({ is }) => is === 'answer');
  // What is wrong with these tables is reported where they are read.
  const { parts } = nestTables(tables, () => 'body', { ...context, report: () => undefined });
  const twin = parts.body?.find(({ row }) => row.name === tree.row.name);
  return twin ? { ...tree, members: twin.members } : tree;
}
