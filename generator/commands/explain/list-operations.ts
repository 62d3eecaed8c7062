import { buildChain, type ChainNode } from '../../4-emit/build-chain.js';
import type { EmittedPage } from '../../4-emit/emit-page.js';
import type { Operation, Page } from '../../model/schema.js';

/** A page with what was made of it. */
export interface PageWithClient {
  readonly page: Page;
  readonly emitted: EmittedPage;
}

/** An operation with its names. */
export interface NamedOperation extends PageWithClient {
  readonly operation: Operation;
  /** The function that the file exports. */
  readonly functionName: string;
  /** As callers write it: `v3.payrollCard.tokens.post`; of a notification its page and id. */
  readonly name: string;
}

/** Every operation, under the names that callers write. */
export function listOperations(pages: readonly PageWithClient[]): NamedOperation[] {
  const chain = new Map<string, string>();
  addNames(
    buildChain(
      pages.map(({ emitted }) => emitted.entry),
      () => {},
    ),
    '',
    chain,
  );
  return pages.flatMap(({ page, emitted }) =>
    page.operations.map((operation, index) => {
      const functionName = emitted.entry.operations[index]?.name ?? operation.anchor;
      const called = operation.kind === 'call' ? chain.get(page.path) : undefined;
      const name = called === undefined ? `${page.path}#${operation.anchor}` : `${called}.${functionName}`;
      return { page, emitted, operation, functionName, name };
    }),
  );
}

function addNames({ page, children }: ChainNode, name: string, names: Map<string, string>): void {
  if (page) names.set(page.path, name);
  for (const [child, node] of children) addNames(node, name === '' ? child : `${name}.${child}`, names);
}
