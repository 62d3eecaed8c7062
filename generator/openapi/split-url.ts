import type { Field, Operation } from '../model/schema.js';

/**
 * A URL as a key of `paths`, which has no query; what its query fixes becomes required members of one value.
 *
 *     /library?action=lend   →   /library   { action: 'lend' }
 */
export function splitUrl({ url, request, source }: Operation): { readonly key: string; readonly fixed: Field[] } {
  const [path = '', query] = url.replaceAll('#', '%23').split(/\?(.*)/s);
  const described = new Set(request.query.map(({ name }) => name));
  const fixed = [...new URLSearchParams(query ?? '')]
    .filter(([name]) => !described.has(name))
    .map(([name, value]): Field => {
      const shape = { kind: 'string', values: [{ value }], closed: true } as const;
      return { name, required: true, description: '', shape, source };
    });
  return { key: path, fixed };
}
