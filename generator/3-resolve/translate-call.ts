import type { Container } from '../model/dialect.js';
import { findFilled } from '../model/find-filled.js';
import type { SampleEntry, SampleValue } from '../model/sample.js';
import type { Field, Shape } from '../model/schema.js';
import { findContainer } from './find-container.js';
import type { LanguageCalls } from './read-calls.js';
import type { PageContext } from './resolve-context.js';
import type { ResolvedRequest } from './resolve-request.js';
import { differs, idle, missing, type Problem, undocumented } from './sample-problems.js';
import { createTranslateContext, isFilled, type TranslateContext } from './translate-context.js';
import { translateMembers, translateSample } from './translate-sample.js';

export interface CallContext {
  readonly request: ResolvedRequest;
  readonly context: PageContext;
  /** Differences from the table are reported here. */
  readonly problems: Problem[];
}

type Call = CallContext & Pick<TranslateContext, 'values' | 'filled'>;

/** The argument of a call as values of the request. */
export function translateCall({ language: { values }, first }: LanguageCalls, context: CallContext): object {
  const { message, url, nonce } = context.request;
  const filled = findFilled({ ...message, url, nonce }, context.context.dialect.api);
  const call: Call = { ...context, values, filled };
  const { argument } = first.call;
  const entries = argument.entries.flatMap((entry) => translateEntry(entry, call));
  const names = new Set(entries.map(([key]) => key));
  for (const name of requiredKeys(call)) if (!names.has(name)) call.problems.push(missing(name, argument.position));
  return Object.fromEntries(entries);
}

function translateEntry({ key, value, position }: SampleEntry, call: Call): [string, unknown][] {
  const container = findContainer(key, call.context.dialect);
  if (container) return translateContainer(container, { key, value, position }, call);
  const parameter = call.request.message.path.find(({ name }) => name === key);
  if (parameter) return [[key, translateParameter(value, parameter, call)]];
  if (call.values === 'given' || (value.kind !== 'opaque' && !isFixedSegment(value, call)))
    call.problems.push(undocumented(key, position));
  return [];
}

/** Identifiers go beyond what a number holds exactly, so a caller may give a number in a path as a string as well. */
function translateParameter(value: SampleValue, { name, shape }: Field, call: Call): unknown {
  const isText = value.kind === 'scalar' && typeof value.value === 'string';
  const accepted: Shape = call.values === 'given' && shape.kind === 'number' && isText ? { kind: 'string' } : shape;
  return translateSample(value, { name, shape: accepted }, createTranslateContext('query', call));
}

/** `'addinstitutionsub' => 'addInstitutionsub'`: the URL has it already. */
function isFixedSegment(value: SampleValue, { request }: Call): boolean {
  return value.kind === 'scalar' && request.url.split('/').includes(String(value.value));
}

function requiredKeys(call: Call): string[] {
  const { message } = call.request;
  const body = Object.entries(call.context.dialect.rows?.containers ?? {}).find(
    ([, container]) => container.kind === 'body' && container.format === message.body?.format,
  );
  const containers = (['query', 'headers'] as const).filter((part) =>
    message[part].some((field) => field.required && !isFilled(field, call)),
  );
  return [...message.path.map(({ name }) => name), ...(body ? [body[0]] : []), ...containers];
}

function translateContainer(container: Container, entry: SampleEntry, call: Call): [string, unknown][] {
  const { message } = call.request;
  if (container.kind === 'query' || container.kind === 'headers') {
    return translateFields(message[container.kind], entry, { ...call, part: container.kind });
  }
  if (container.kind !== 'body') {
    if (call.values === 'given') call.problems.push(idle(entry.key, entry.position));
    return [];
  }
  const { key, value } = entry;
  const { body } = message;
  if (body?.format === container.format)
    return [[key, translateSample(value, { name: key, shape: body.shape }, createTranslateContext(body.format, call))]];
  call.problems.push(undocumented(key, value.position));
  return [];
}

function translateFields(
  fields: readonly Field[],
  { key, value, position }: SampleEntry,
  call: Call & { readonly part: 'query' | 'headers' },
): [string, unknown][] {
  const context = createTranslateContext(call.part, call);
  if (call.values === 'given') {
    if (fields.length > 0)
      return [[key, translateSample(value, { name: key, shape: { kind: 'object', fields } }, context)]];
    context.problems.push(undocumented(key, position));
    return [];
  }
  if (value.kind === 'object') {
    const members = translateMembers(value, fields, context);
    return fields.length > 0 ? [[key, members]] : [];
  }
  if (value.kind !== 'list' || value.items.length > 0) context.problems.push(differs(key, 'object', value));
  return [];
}
