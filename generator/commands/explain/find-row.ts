import { createPageReader } from '../../1-read/create-page-reader.js';
import type { PageFile } from '../../1-read/find-pages.js';
import { readPageSource } from '../../1-read/read-page-source.js';
import { parsePage } from '../../2-parse/parse-page.js';
import type { Dialect } from '../../model/dialect.js';
import type { DocumentedOperation, FieldRow } from '../../model/documented-page.js';
import type { PlacedField } from './list-fields.js';

/** An operation as its page has it, row by row. */
export function readDocumented(page: PageFile, line: number, dialect: Dialect): DocumentedOperation | undefined {
  const report = () => {};
  const source = readPageSource(page, report);
  const documented = source && parsePage(createPageReader().readPage(source, report), { dialect, report });
  return documented?.operations.find((operation) => operation.source.start.line === line);
}

/** The row that gave a field; a part of the request is found by its name, since it has no field of its own. */
export function findRow({ field, members, type }: PlacedField, operation: DocumentedOperation): FieldRow | undefined {
  const rows = [...(operation.request?.rows ?? []), ...(operation.answer?.rows ?? [])].filter(
    (row) => row.kind === 'field',
  );
  const { file, start } = field.source;
  const isPart = type === 'Request' && members.length === 1;
  return (
    rows.find(({ source }) => source.file === file && source.start.line === start.line) ??
    (isPart ? rows.find(({ name, indent }) => name === field.name && indent === 0) : undefined)
  );
}
