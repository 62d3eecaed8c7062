import type { DocumentedOperation } from '../model/documented-page.js';
import type { SampleCall } from '../model/sample.js';
import type { ReadCall } from './read-calls.js';
import type { PageContext } from './resolve-context.js';

interface CallPlace {
  readonly operation: DocumentedOperation;
  readonly context: PageContext;
}

/** Report samples that call something else than the page describes, or something else than the first sample. */
export function differingCalls(first: ReadCall, others: readonly ReadCall[], { operation, context }: CallPlace): void {
  const { report } = context;
  const { method, template } = first.call;
  const range = first.block.range;
  const isSame = method.toLowerCase() === operation.anchor && spelling(template) === spelling(pagePath(context));
  if (!isSame)
    report('sample-call-differs', range, {
      call: `${method} ${template}`,
      page: `${operation.anchor} ${pagePath(context)}`,
    });
  for (const { block, call } of others) {
    if (withoutPositions(call) !== withoutPositions(first.call))
      report('samples-differ', block.range, { label: block.label, first: first.block.label });
  }
}

function pagePath({ path, dialect }: PageContext): string {
  const [folder = '', ...rest] = path.split('/');
  return (Object.hasOwn(dialect.folders, folder) ? rest : [folder, ...rest]).join('/');
}

/** Samples spell segments with capitals as `{lower}`, and the index of a folder as `{empty}`. */
function spelling(path: string): string {
  return path
    .toLowerCase()
    .replaceAll(/[{}]/g, '')
    .replace(/\/(?:empty|index)?$/, '');
}

function withoutPositions({ argument }: SampleCall): string {
  return JSON.stringify(argument, (key, value: unknown) => (key === 'position' ? undefined : value));
}
