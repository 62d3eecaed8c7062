import type { Report } from '../diagnostics/report.js';
import type { Api } from '../model/api.js';
import { operationKey } from '../model/operation-key.js';
import type { Operation, Page } from '../model/schema.js';
import type { SourceRange } from '../model/source-range.js';
import { splitPagePath } from '../model/split-page-path.js';
import { buildRequest } from './build-request.js';
import { declareCall } from './declare-call.js';
import { declareNotification } from './declare-notification.js';
import type { Declared, Imports } from './declare-operation.js';
import type { Mark } from './mark.js';
import { createFileScope, nameFunction, nameModule } from './names.js';
import { type OperationEntry, type PageEntry, type PagePart, summarizeOperation } from './page-entry.js';
import { placePage } from './page-file.js';
import { printExample } from './print-example.js';
import { listImports, type PartCode, printStatements } from './print-file.js';
import { runtimeOf } from './runtime-facts.js';
import { splitUrl } from './split-url.js';

/** What a page adds to the client, and what the files over all pages need to know of it; a worker can hand both over. */
export interface EmittedPage {
  readonly entry: PageEntry;
  /** The code of each of its parts, in order; none of a page whose files an earlier run has written. */
  readonly code: readonly PartCode[];
}

/** What a page is emitted for. */
export interface EmitContext {
  readonly api: Api;
  readonly report: Report;
  /** What names the files of calls; by default the page, as where its path is the URL. */
  readonly filesOf?: 'page' | 'url';
  /** See `callFoldersOf`; none by default. */
  readonly callFolders?: readonly string[];
  /** What `findMark` finds in the file afterwards. */
  readonly mark?: Mark | undefined;
}

/** What one page adds to the client; `undefined`, and reported, when its path cannot be that of a file. */
export function emitPage(page: Page, context: EmitContext): EmittedPage | undefined {
  const plans =
    context.filesOf === 'url'
      ? page.operations.map((operation) => planOperation(page, operation, context))
      : [planPage(page, page.operations, context)];
  const parts = plans.flatMap((plan) => (plan ? [emitPart(page, plan, context)] : []));
  if (plans.length > 0 && parts.length === 0) return undefined;
  const entry = { path: page.path, start: startOf(page), parts: parts.map(({ part }) => part) };
  return { entry, code: parts.map(({ code }) => code) };
}

/** A part before it is emitted. */
interface PartPlan extends Omit<PagePart, 'operations'> {
  readonly operations: readonly Operation[];
  /** What its examples import it as. */
  readonly module: string;
}

function planOperation(page: Page, operation: Operation, context: EmitContext): PartPlan | undefined {
  if (operation.kind === 'notification') return planPage(page, [operation], context);
  const segments = splitUrl(operation.url, runtimeOf(context.api).notifications);
  const module = nameModule(segments.at(-1) ?? '');
  return { of: 'url', key: operation.url, segments, module, operations: [operation] };
}

function planPage(page: Page, operations: readonly Operation[], context: EmitContext): PartPlan | undefined {
  const { api, report, callFolders = [] } = context;
  const { path } = page;
  const placed = placePage(path, callFolders, runtimeOf(api).notifications);
  if ('problem' in placed) {
    report('page-path-unusable', startOf(page), { path, reason: placed.problem });
    return undefined;
  }
  const module = nameModule(path.replace(/\/index$/, '').replace(/^.*\//s, ''));
  return { of: 'page', key: path, segments: splitPagePath(path, callFolders), module, operations };
}

function emitPart(
  page: Page,
  { operations, module, ...part }: PartPlan,
  context: EmitContext,
): { readonly part: PagePart; readonly code: PartCode } {
  const imports: Imports = { client: new Set(), operation: new Set() };
  const { statements, entries, examples } = declareOperations({ page, operations, module }, imports, context);
  return {
    part: { ...part, operations: entries },
    code: { text: printStatements(statements), imports: listImports(imports), module, examples },
  };
}

interface DeclaredPart {
  readonly page: Page;
  readonly operations: readonly Operation[];
  readonly module: string;
}

function declareOperations({ page, operations, module }: DeclaredPart, imports: Imports, { api, mark }: EmitContext) {
  const scope = createFileScope();
  const statements: Declared[] = [];
  const entries: OperationEntry[] = [];
  const examples: string[] = [];
  for (const operation of operations) {
    const called = operation.kind === 'call';
    const name = nameFunction(called ? wordFunction(operation) : 'parse', scope);
    const id = operationKey(page, operation);
    const request = buildRequest(operation, api);
    const marked = mark?.operation === operation ? mark : undefined;
    const place = { page, id, name, scope, imports, api, mark: marked };
    const example = printExample(operation, { module, api, request, exported: name.exported });
    if (example !== '') examples.push(example);
    statements.push(
      ...(called ? declareCall(operation, { ...place, request, example }) : declareNotification(operation, place)),
    );
    if (name.local !== name.exported) statements.push(`export { ${name.local} as ${name.exported} };`);
    entries.push(summarizeOperation(operation, { page: page.path, name: name.exported, id, request, api }));
  }
  return { statements, entries, examples };
}

/** The id of the heading where the page gives one; the anchor of other operations is their method and URL. */
function wordFunction({ name, anchor, method }: Operation): string {
  return name ?? (/\s/.test(anchor) ? method.toLowerCase() : anchor);
}

/** Where a page starts, for what is said of the page as a whole. */
function startOf({ path, operations }: Page): SourceRange {
  const file = operations[0]?.source.file ?? `${path}.md`;
  return { file, start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
}
