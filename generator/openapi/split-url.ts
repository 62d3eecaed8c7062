import type { Field, Operation } from '../model/schema.js';

/** A URL as OpenAPI has it. */
export interface SplitUrl {
  /** In `paths`, which have no query. */
  readonly key: string;
  readonly path: readonly Field[];
  /** What the query of the URL holds: members of one value, and placeholders. */
  readonly query: readonly Field[];
}

const placeholder = /\{([^{}]+)\}/g;

/**
 * Take a URL apart.
 *
 *     /library?action=lend&loan={loan_no}   →   /library   { action: 'lend', loan }
 */
export function splitUrl({ url, request, source }: Operation): SplitUrl {
  const [path = '', query = ''] = url.replaceAll('#', '%23').split(/\?(.*)/s);
  const key = path.startsWith('/') ? path : `/${path}`;
  const fieldOf = (name: string): Field =>
    request.path.find((field) => field.name === name) ?? {
      ...{ name, required: true, description: '', source },
      shape: { kind: 'string' },
    };
  const described = new Set(request.query.map(({ name }) => name));
  const pairs = [...new URLSearchParams(query)].filter(([name]) => !described.has(name));
  const names = [...key.matchAll(placeholder)].map(([, name = '']) => name);
  return {
    key,
    path: [...new Set(names)].map(fieldOf),
    query: pairs.map(([name, value]): Field => {
      const [[whole, parameter = ''] = []] = [...value.matchAll(placeholder)];
      if (whole === value) return { ...fieldOf(parameter), name, required: true };
      const fixed = { kind: 'string', values: [{ value }], closed: true } as const;
      return { ...{ name, required: true, description: '', source }, shape: whole ? { kind: 'string' } : fixed };
    }),
  };
}
