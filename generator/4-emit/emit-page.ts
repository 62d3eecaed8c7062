import { type ImportDeclarationStructure, StructureKind } from 'ts-morph';
import type { Report } from '../diagnostics/report.js';
import type { Api } from '../model/api.js';
import type { GeneratedFile } from '../model/generated-file.js';
import type { Page } from '../model/schema.js';
import type { SourceRange } from '../model/source-range.js';
import { trimLines } from '../model/trim-end.js';
import { buildRequest } from './build-request.js';
import { toCommentLine } from './comment-text.js';
import { declareCall } from './declare-call.js';
import { declareNotification } from './declare-notification.js';
import type { Declared, Imports } from './declare-operation.js';
import { loadTemplate } from './load-template.js';
import type { Mark } from './mark.js';
import { createFileScope, nameFunction } from './names.js';
import { type OperationEntry, type PageEntry, summarizeOperation } from './page-entry.js';
import { placePage } from './page-file.js';
import { printStructure } from './print-structure.js';

/** A page's file, and what the files over all pages need to know of it; a worker can hand both over. */
export interface EmittedPage {
  readonly file: GeneratedFile;
  readonly entry: PageEntry;
}

/** What a page is emitted for. */
export interface EmitContext {
  readonly api: Api;
  readonly report: Report;
  /** What `findMark` finds in the file afterwards. */
  readonly mark?: Mark | undefined;
}

/** The file of one page; `undefined`, and reported, when its path cannot be that of a file. */
export function emitPage(page: Page, context: EmitContext): EmittedPage | undefined {
  const placed = placePage(page.path);
  if ('problem' in placed) {
    context.report('page-path-unusable', startOf(page), { path: page.path, reason: placed.problem });
    return undefined;
  }
  const imports: Imports = { client: new Set(), operation: new Set() };
  const { statements, operations } = declareOperations(page, imports, context);
  const { runtime } = context.api;
  const file = {
    path: placed.file,
    text: printFile({ page: page.path, file: placed.file, runtime, imports, statements }),
  };
  return { file, entry: { path: page.path, file: placed.file, operations, start: startOf(page) } };
}

function declareOperations(page: Page, imports: Imports, { api, mark }: EmitContext) {
  const scope = createFileScope();
  const statements: Declared[] = [];
  const operations: OperationEntry[] = [];
  for (const operation of page.operations) {
    const called = operation.kind === 'call';
    const name = nameFunction(called ? (operation.name ?? operation.anchor) : 'parse', scope);
    const id = `${page.path}#${operation.anchor}`;
    const request = buildRequest(operation, api);
    const marked = mark?.operation === operation ? mark : undefined;
    const place = { page, id, name, scope, imports, api, mark: marked };
    statements.push(
      ...(called ? declareCall(operation, { ...place, request }) : declareNotification(operation, place)),
    );
    if (name.local !== name.exported) statements.push(`export { ${name.local} as ${name.exported} };`);
    operations.push(summarizeOperation(operation, { page: page.path, name: name.exported, id, request, api }));
  }
  return { statements, operations };
}

/** Where a page starts, for what is said of the page as a whole. */
function startOf({ path, operations }: Page): SourceRange {
  const file = operations[0]?.source.file ?? `${path}.md`;
  return { file, start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
}

interface OperationFile {
  /** The page that the file comes from. */
  readonly page: string;
  /** Where the file lies in the client. */
  readonly file: string;
  /** The folder of `runtime/` that has the types of its calls. */
  readonly runtime: string;
  readonly imports: Imports;
  readonly statements: readonly Declared[];
}

const headerTemplate = loadTemplate<{ readonly source: string }>('header');

/** The text of an operation file, from one structure handed over as a whole. */
function printFile({ page, file, runtime, imports, statements }: OperationFile): string {
  const folder = `${'../'.repeat(file.split('/').length - 1) || './'}runtime/${runtime}/`;
  const header = headerTemplate({ source: toCommentLine(`${page}.md`) }).trim();
  const printed = printStructure({
    statements: [
      header,
      ...declareImport(`${folder}client.js`, imports.client),
      ...declareImport(`${folder}operation.js`, imports.operation),
      ...statements.map((statement, index) =>
        index === 0 && typeof statement === 'string' ? `\n${statement}` : statement,
      ),
    ],
  });
  return `${trimLines(printed, ' \t').trimEnd()}\n`;
}

function declareImport(file: string, names: ReadonlySet<string>): ImportDeclarationStructure[] {
  if (names.size === 0) return [];
  const namedImports = [...names].sort();
  return [{ kind: StructureKind.ImportDeclaration, isTypeOnly: true, moduleSpecifier: file, namedImports }];
}
