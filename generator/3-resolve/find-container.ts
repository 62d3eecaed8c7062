import type { Container, Dialect } from '../model/dialect.js';

/** What a row at indent 0, or a key of a sample, holds by its name; `undefined` for a path parameter. */
export function findContainer(name: string, { rows }: Dialect): Container | undefined {
  const containers = rows?.containers;
  return containers && Object.hasOwn(containers, name) ? containers[name] : undefined;
}
