import type { Container } from '../model/dialect.js';
import type { DocumentedOperation } from '../model/documented-page.js';
import type { SampleCall, SampleValue } from '../model/sample.js';
import type { Example, Field } from '../model/schema.js';
import { differingCalls } from './differing-calls.js';
import { findContainer } from './find-container.js';
import { readCalls } from './read-calls.js';
import type { PageContext } from './resolve-context.js';
import type { ResolvedRequest } from './resolve-request.js';
import { differs, missing, type Problem, undocumented } from './sample-problems.js';
import type { TranslateContext, Wire } from './translate-context.js';
import { translateMembers, translateSample } from './translate-sample.js';

/** The call of the samples, as values of the request. All samples of an operation show the same call in other spellings. */
export function resolveExamples(
  operation: DocumentedOperation,
  request: ResolvedRequest,
  context: PageContext,
): Example[] {
  const [first, ...others] = readCalls(operation, context);
  if (first === undefined) return [];
  differingCalls(first, others, { operation, context });
  const problems: Problem[] = [];
  const translated = translateCall(first.call, { request, context, problems });
  for (const tell of problems) tell(context.report, operation.source.file);
  return [{ label: first.block.label, request: translated }];
}

interface CallContext {
  readonly request: ResolvedRequest;
  readonly context: PageContext;
  readonly problems: Problem[];
}

function translateCall({ argument }: SampleCall, call: CallContext): object {
  const { message } = call.request;
  const entries = argument.entries.flatMap(({ key, value, position }): [string, unknown][] => {
    const container = findContainer(key, call.context.dialect);
    if (container) return translateContainer(container, { key, value }, call);
    const parameter = message.path.find(({ name }) => name === key);
    if (parameter) return [[key, translateSample(value, parameter, translateContext('text', call))]];
    if (value.kind !== 'opaque' && !isFixedSegment(value, call)) call.problems.push(undocumented(key, position));
    return [];
  });
  const names = new Set(entries.map(([key]) => key));
  for (const name of requiredKeys(call)) if (!names.has(name)) call.problems.push(missing(name, argument.position));
  return Object.fromEntries(entries);
}

/** `'addinstitutionsub' => 'addInstitutionsub'`: the URL has it already. */
function isFixedSegment(value: SampleValue, { request }: CallContext): boolean {
  return value.kind === 'scalar' && request.url.split('/').includes(String(value.value));
}

function requiredKeys({ request: { message }, context }: CallContext): string[] {
  const body = Object.entries(context.dialect.containers).find(
    ([, container]) => container.kind === 'body' && container.format === message.body?.format,
  );
  const containers = [
    ...(body ? [body[0]] : []),
    ...(['query', 'headers'] as const).filter((kind) => isRequired(message[kind], context)),
  ];
  return [...message.path.map(({ name }) => name), ...containers];
}

function isRequired(fields: readonly Field[], { dialect }: PageContext): boolean {
  return fields.some(({ name, required }) => required && !dialect.filledByClient.includes(name));
}

function translateContainer(
  container: Container,
  { key, value }: { readonly key: string; readonly value: SampleValue },
  call: CallContext,
): [string, unknown][] {
  const { message } = call.request;
  if (container.kind === 'query' || container.kind === 'headers') {
    return translateFields(message[container.kind], { key, value }, translateContext('text', call));
  }
  if (container.kind !== 'body') return [];
  const wire = container.format === 'xml' ? 'text' : 'json';
  const { body } = message;
  if (body?.format === container.format)
    return [[key, translateSample(value, { name: key, shape: body.shape }, translateContext(wire, call))]];
  call.problems.push(undocumented(key, value.position));
  return [];
}

function translateFields(
  fields: readonly Field[],
  { key, value }: { readonly key: string; readonly value: SampleValue },
  context: TranslateContext,
): [string, unknown][] {
  if (value.kind === 'object') {
    const members = translateMembers(value, fields, context);
    return fields.length > 0 ? [[key, members]] : [];
  }
  if (value.kind !== 'list' || value.items.length > 0) context.problems.push(differs(key, 'object', value));
  return [];
}

function translateContext(wire: Wire, { context, problems }: CallContext): TranslateContext {
  return { wire, filled: context.dialect.filledByClient, problems };
}
