import type { DocumentedOperation } from '../model/documented-page.js';
import { nestTables } from './nest-tables.js';
import type { OwnTypes, PageContext } from './resolve-context.js';
import { requestTables } from './resolve-request.js';

/** The tables of an operation whose heading names no field of their side: types that rows of either side can refer to. */
export function collectTypes(operation: DocumentedOperation, context: PageContext): OwnTypes {
  const own: OwnTypes = { tables: new Map(), used: new Set() };
  if (!operation.tables.some(({ under }) => under !== undefined)) return own;
  const request = requestTables(operation);
  const response = operation.tables.filter((table) => !request.includes(table));
  for (const tables of [request, response]) {
    // What is wrong with the rows is reported where they are read.
    const { types } = nestTables(tables, () => 'any', { ...context, report: () => undefined });
    for (const [name, table] of types) if (!own.tables.has(name)) own.tables.set(name, table);
  }
  return own;
}

/** Report the types that no row has referred to. */
export function reportDetached({ tables, used }: OwnTypes, { report }: PageContext): void {
  for (const [path, table] of tables) if (!used.has(table)) report('table-detached', table.source, { path });
}
