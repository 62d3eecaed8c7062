import type { Container, Dialect } from '../model/dialect.js';

/** The container of a row at indent 0, or of a key of a sample, by its name; `undefined` for a path parameter. */
export function findContainer(name: string, { rows }: Dialect): Container | undefined {
  const containers = rows?.containers;
  return containers && Object.hasOwn(containers, name) ? containers[name] : undefined;
}
