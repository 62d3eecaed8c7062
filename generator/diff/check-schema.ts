import type { ApiSchema } from '../model/schema.js';

/** Says what is wrong with a value, as a sentence; nothing when it is as it should be. */
type Check = (value: unknown, path: string) => string | undefined;

/** Whether a value is what `docwright inspect` prints for an API with these encodings; what is wrong with it otherwise, such as `pages[3].path is no text`. */
export function checkSchema(
  value: unknown,
  encodings: readonly string[],
): { readonly schema: ApiSchema } | { readonly problem: string } {
  const problem = checkRoot(value, '') ?? findUnknownEncoding(value, '', encodings);
  // The check above has seen every member that the type names.
  return problem === undefined ? { schema: value as ApiSchema } : { problem };
}

const deepest = 200;

const text = isA('text', (value) => typeof value === 'string');
const flag = isA('truth value', (value) => typeof value === 'boolean');
const count = isA('whole number', (value) => Number.isSafeInteger(value));
const scalar = isA('text or number', (value) => typeof value === 'string' || typeof value === 'number');
const anything: Check = () => undefined;

const position = members({ line: count, column: count });
const range = members({ file: text, start: position, end: position });
const values = list(members({ value: scalar }, { description: text }));

const shapes: Readonly<Record<string, Check>> = {
  string: members({}, { values, closed: flag }),
  number: members({ integer: flag }, { values, closed: flag }),
  boolean: anything,
  list: members({ item: checkShape }),
  object: members({ fields: list(checkField) }, { open: flag }),
  union: members({ members: list(members({ title: text, shape: checkShape })) }),
  encoded: members({
    encoding: text,
    content: checkShape,
  }),
  binary: anything,
  unknown: anything,
};

const body = members({
  format: oneOf('json', 'xml', 'multipart', 'text', 'binary', 'empty', 'redirect'),
  shape: checkShape,
});
const container = members({ description: text, source: range });
const containers = members({}, { query: container, headers: container, body: container });
const fields = list(checkField);
const operation = members(
  {
    kind: oneOf('call', 'notification'),
    anchor: text,
    method: oneOf('GET', 'POST', 'PUT', 'PATCH', 'DELETE'),
    url: text,
    title: text,
    summary: text,
    request: members({ path: fields, query: fields, headers: fields }, { body, containers }),
    response: members({ headers: fields, body }),
    transport: members(
      { clientCertificate: flag, nonce: flag, answerUnsigned: flag },
      { server: text, serverOptional: flag },
    ),
    notices: list(text),
    links: list(text),
    examples: list(anything),
    source: range,
  },
  { name: text },
);
const checkRoot = members({
  schemaVersion: oneOf(1),
  pages: list(members({ path: text, operations: list(operation) })),
});

function checkField(value: unknown, path: string): string | undefined {
  return members({ name: text, required: flag, shape: checkShape, description: text, source: range })(value, path);
}

function checkShape(value: unknown, path: string): string | undefined {
  if (path.split('.').length > deepest) return `${path.slice(0, deepest)}… is nested too deep`;
  const kind = isObject(value) ? value['kind'] : undefined;
  return typeof kind === 'string' && Object.hasOwn(shapes, kind)
    ? shapes[kind]?.(value, path)
    : `${path}.kind is none of ${Object.keys(shapes).join(', ')}`;
}

function findUnknownEncoding(value: unknown, path: string, encodings: readonly string[]): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { kind, encoding } = { kind: '', encoding: '', ...value };
  if (kind === 'encoded' && !encodings.includes(encoding)) return `${path}.encoding is not ${encodings.join(', ')}`;
  const isList = Array.isArray(value);
  const nameOf = (name: string) => (isList ? `${path}[${name}]` : `${path}.${name}`.replace(/^\./, ''));
  return firstProblem(Object.entries(value), ([name, member]) => findUnknownEncoding(member, nameOf(name), encodings));
}

function isA(noun: string, fits: (value: unknown) => boolean): Check {
  return (value, path) => (fits(value) ? undefined : `${path} is no ${noun}`);
}

function oneOf(...choices: readonly (string | number)[]): Check {
  return (value, path) =>
    choices.some((choice) => choice === value) ? undefined : `${path} is not ${choices.join(', ')}`;
}

function list(check: Check): Check {
  return (value, path) => {
    if (!Array.isArray(value)) return `${path} is no list`;
    return firstProblem(value.keys(), (index) => check(value[index], `${path}[${index}]`));
  };
}

function members(required: Readonly<Record<string, Check>>, optional: Readonly<Record<string, Check>> = {}): Check {
  return (value, path) => {
    if (!isObject(value)) return path === '' ? 'it is no object' : `${path} is no object`;
    const at = (name: string) => (path === '' ? name : `${path}.${name}`);
    const present = Object.entries(optional).filter(([name]) => value[name] !== undefined);
    return firstProblem([...Object.entries(required), ...present], ([name, check]) => check(value[name], at(name)));
  };
}

function firstProblem<T>(parts: Iterable<T>, check: (part: T) => string | undefined): string | undefined {
  for (const part of parts) {
    const problem = check(part);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
