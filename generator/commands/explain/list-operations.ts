import { buildChain, type ChainNode, callsOf } from '../../4-emit/build-chain.js';
import type { EmittedPage } from '../../4-emit/emit-page.js';
import { layOutFiles, operationsOf } from '../../4-emit/lay-out-files.js';
import type { OperationEntry } from '../../4-emit/page-entry.js';
import { runtimeOf } from '../../4-emit/runtime-facts.js';
import type { Api } from '../../model/api.js';
import { operationKey } from '../../model/operation-key.js';
import type { Operation, Page } from '../../model/schema.js';

/** A page with its generated file. */
export interface PageWithClient {
  readonly page: Page;
  readonly emitted: EmittedPage;
}

/** An operation with its names. */
export interface NamedOperation extends PageWithClient {
  readonly operation: Operation;
  /** The function that the file exports. */
  readonly functionName: string;
  /** As callers write it: `v3.payrollCard.tokens.post`; for a notification its page and id. */
  readonly name: string;
}

/** Every operation, under the names that callers write. */
export function listOperations(pages: readonly PageWithClient[], api: Api): NamedOperation[] {
  const files = layOutFiles(
    pages.map(({ emitted }) => emitted.entry),
    () => {},
  );
  const names = new Map<OperationEntry, string>();
  addNames(
    buildChain(files, runtimeOf(api).members, () => {}),
    '',
    names,
  );
  return pages.flatMap(({ page, emitted }) => {
    const entries = operationsOf(emitted.entry);
    return page.operations.map((operation, index) => {
      const entry = entries[index];
      const name = (entry && names.get(entry)) ?? operationKey(page, operation);
      return { page, emitted, operation, functionName: entry?.name ?? operation.anchor, name };
    });
  });
}

function addNames({ file, children }: ChainNode, path: string, names: Map<OperationEntry, string>): void {
  for (const call of file ? callsOf(file) : []) names.set(call, `${path}.${call.name}`);
  for (const [child, node] of children) addNames(node, path === '' ? child : `${path}.${child}`, names);
}
