import type { Report } from '../diagnostics/report.js';
import { splitPagePath } from '../model/split-page-path.js';
import { isClientMember, moveAside, nameMembers } from './name-chain.js';
import type { OperationEntry, PageEntry } from './page-entry.js';
import { sortBy } from './sort-by.js';

/** A folder of the chain, a page of it, or both. */
export interface ChainNode {
  readonly page: PageEntry | undefined;
  /** By the names that callers write, in that order. */
  readonly children: readonly (readonly [name: string, node: ChainNode])[];
}

interface Branch {
  page: PageEntry | undefined;
  readonly children: Map<string, Branch>;
}

/** The pages with calls as a tree that mirrors their URLs, under the names that callers write. */
export function buildChain(pages: readonly PageEntry[], report: Report): ChainNode {
  const root = growBranch();
  for (const page of pages) {
    if (callsOf(page).length > 0) plant(root, page);
  }
  const names = nameMembers([...root.children.keys()]);
  for (const [segment, name] of names) {
    if (isClientMember(name)) names.set(segment, nameTop({ name, names, branch: root.children.get(segment) }, report));
  }
  return toNode(root, names);
}

/** The calls of a page; a notification is not called. */
export function callsOf({ operations }: PageEntry): OperationEntry[] {
  return operations.filter(({ kind }) => kind === 'call');
}

function growBranch(): Branch {
  return { page: undefined, children: new Map() };
}

function plant(root: Branch, page: PageEntry): void {
  let branch = root;
  for (const segment of splitPagePath(page.path)) {
    const child = branch.children.get(segment) ?? growBranch();
    branch.children.set(segment, child);
    branch = child;
  }
  branch.page = page;
}

interface Top {
  readonly name: string;
  readonly names: ReadonlyMap<string, string>;
  readonly branch: Branch | undefined;
}

function nameTop({ name, names, branch }: Top, report: Report): string {
  const renamed = moveAside(name, names.values());
  const page = branch && firstPage(branch);
  if (page) report('chain-name-taken', page.start, { name, path: page.path, renamed });
  return renamed;
}

function firstPage({ page, children }: Branch): PageEntry | undefined {
  if (page) return page;
  const [first] = children.values();
  return first && firstPage(first);
}

function toNode({ page, children }: Branch, names: ReadonlyMap<string, string>): ChainNode {
  const named = [...children].map(([segment, branch]): [string, ChainNode] => [
    names.get(segment) ?? segment,
    toNode(branch, nameMembers([...branch.children.keys()])),
  ]);
  return { page, children: sortBy(named, ([name]) => name) };
}
