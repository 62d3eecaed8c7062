import { bodyContainer, buildRequest } from '../../generator/4-emit/build-request.js';
import { placePage } from '../../generator/4-emit/page-file.js';
import { printString } from '../../generator/4-emit/print-literal.js';
import { wechatpay } from '../../generator/apis/wechatpay/dialect.js';
import type { Operation, Page } from '../../generator/model/schema.js';
import { callFoldersOf } from '../../generator/model/split-page-path.js';
import { nameOperation } from '../../generator/openapi/name-operation.js';
import type { ExceptionName } from './exceptions.js';

const callFolders = callFoldersOf(wechatpay);

/** A line for each type of an operation, which compares the client's with the document's. */
export function printChecks(pages: readonly Page[], held: ReadonlySet<ExceptionName>): string {
  const lines = pages.flatMap((page, index) => {
    const placed = placePage(page.path, callFolders);
    if ('problem' in placed) return [];
    const checks = page.operations.flatMap((operation) => printCheck(operation, { page, index, held }));
    return [`import type * as page${index} from './client/${placed.file.replace(/\.ts$/, '.js')}';`, ...checks];
  });
  return [
    `import type { Answer, Brought, Named, RequestOf, Same, WithoutStated } from './same.js';`,
    `import type { operations } from './types.js';`,
    ...lines,
    '',
  ].join('\n');
}

interface CheckPlace {
  readonly page: Page;
  readonly index: number;
  readonly held: ReadonlySet<ExceptionName>;
}

function printCheck(operation: Operation, { page, index, held }: CheckPlace): string[] {
  const id = nameOperation(page, operation, callFolders);
  const ours = `page${index}.${operation.kind === 'call' ? operation.anchor : 'parse'}`;
  const theirs = `operations[${printString(id)}]`;
  const compare = (label: string, first: string, second: string) => {
    const known = held.has('a pattern key is a template') ? `Named<${first}>` : first;
    return `export const _${index}${operation.anchor}${label}: Same<${known}, ${second}> = true; // ${id} ${label}`;
  };
  if (operation.kind === 'notification') {
    const replies = operation.response.body.format !== 'empty';
    return [
      compare('Notification', `${ours}.Notification`, `Brought<${theirs}>`),
      ...(replies ? [compare('Reply', `${ours}.Reply`, `Answer<${theirs}>`)] : []),
    ];
  }
  const request = held.has('some headers are described elsewhere')
    ? `WithoutStated<${ours}.Request>`
    : `${ours}.Request`;
  const container = printString(bodyContainer(operation.request.body) ?? '');
  const takes = buildRequest(operation, wechatpay.api).fields.length > 0;
  return [
    ...(takes ? [compare('Request', request, `RequestOf<${theirs}, ${container}>`)] : []),
    ...(isCompared(operation, held) ? [compare('Response', `${ours}.Response`, `Answer<${theirs}>`)] : []),
  ];
}

function isCompared({ response }: Operation, held: ReadonlySet<ExceptionName>): boolean {
  const { format } = response.body;
  return format === 'json' || format === 'xml' || !held.has('an answer without members has a type of its own');
}
