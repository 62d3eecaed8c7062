import type { DocumentedOperation } from '../model/documented-page.js';
import type { SampleCall, SampleLanguage } from '../model/sample.js';
import type { LanguageCalls, ReadCall } from './read-calls.js';
import type { PageContext } from './resolve-context.js';

interface CallPlace {
  readonly operation: DocumentedOperation;
  readonly context: PageContext;
}

/** Report samples whose call differs from that of the page, or from that of the first sample in their language. */
export function differingCalls({ language, first, others }: LanguageCalls, place: CallPlace): void {
  for (const call of [first, ...others]) compareWithPage(call, language, place);
  if (others.length === 0) return;
  const values = withoutPositions(first.call);
  for (const { block, call } of others) {
    if (withoutPositions(call) !== values)
      place.context.report('samples-differ', block.range, { label: block.label, first: first.block.label });
  }
}

function compareWithPage(
  { block, call }: ReadCall,
  { values }: SampleLanguage,
  { operation, context }: CallPlace,
): void {
  const { method, template } = call;
  const path = pagePath(context);
  const isSame =
    (method === undefined || method.toLowerCase() === operation.anchor) &&
    (template === undefined || comparisons[values](template, path));
  if (isSame) return;
  const words = [method, template].filter((word) => word !== undefined);
  context.report('sample-call-differs', block.range, { call: words.join(' '), page: `${operation.anchor} ${path}` });
}

/** What is sent names a URL; the client mirrors the folders of pages, and is itself somewhere: `this.library.v1.…`. */
const comparisons: Readonly<Record<SampleLanguage['values'], (template: string, path: string) => boolean>> = {
  sent: (template, path) => spelling(template) === spelling(path),
  given: (template, path) => `/${mirrored(template)}`.endsWith(`/${mirrored(path)}`),
};

function pagePath({ path, dialect }: PageContext): string {
  const [folder = '', ...rest] = path.split('/');
  return (Object.hasOwn(dialect.pages?.folders ?? {}, folder) ? rest : [folder, ...rest]).join('/');
}

/** Samples spell segments with capitals as `{lower}`, and the index of a folder as `{empty}`. */
function spelling(path: string): string {
  return path
    .toLowerCase()
    .replaceAll(/[{}]/g, '')
    .replace(/\/(?:empty|index)?$/, '');
}

/** A chain has `payrollCard` for `payroll-card`, and may have it for a segment that is spelt so. */
function mirrored(path: string): string {
  return path.replace(/-([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function withoutPositions({ argument }: SampleCall): string {
  return JSON.stringify(argument, (key, value: unknown) => (key === 'position' ? undefined : value));
}
