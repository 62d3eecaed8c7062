import type { SampleValue } from './official-facts.js';

/** The keys and kinds of a sample's value; `undefined` for a value without a kind, such as null. */
export function describeSample(value: unknown): SampleValue | undefined {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return { kind: typeof value as 'string' };
    case 'bigint':
      return { kind: 'number' };
    case 'object':
      return value === null ? undefined : Array.isArray(value) ? describeList(value) : describeObject(value);
    default:
      return undefined;
  }
}

function describeList(values: readonly unknown[]): SampleValue {
  const [item] = values.flatMap((value) => describeSample(value) ?? []);
  return { kind: 'list', ...(item && { item }) };
}

function describeObject(value: object): SampleValue {
  const members = Object.entries(value).flatMap(([name, member]) => {
    const described = describeSample(member);
    return described ? [[name, described] as const] : [];
  });
  return { kind: 'object', members: Object.fromEntries(members) };
}
