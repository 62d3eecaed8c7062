import type { Container, Dialect } from '../model/dialect.js';

/** What a row at indent 0, or a key of a sample, holds by its name; `undefined` for a path parameter. */
export function findContainer(name: string, { containers }: Dialect): Container | undefined {
  return Object.hasOwn(containers, name) ? containers[name] : undefined;
}
