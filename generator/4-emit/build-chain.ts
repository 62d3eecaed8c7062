import type { Report } from '../diagnostics/report.js';
import { type FileEntry, operationsOf } from './lay-out-files.js';
import { moveAside, nameMembers } from './name-chain.js';
import type { OperationEntry } from './page-entry.js';
import { sortBy } from './sort-by.js';

/** A folder of the chain, a file of it, or both. */
export interface ChainNode {
  readonly file: FileEntry | undefined;
  /** By the names that callers write, in that order. */
  readonly children: readonly (readonly [name: string, node: ChainNode])[];
}

interface Branch {
  file: FileEntry | undefined;
  readonly children: Map<string, Branch>;
}

/** The files with calls as a tree that mirrors their URLs, under the names that callers write; `taken` are those of the client. */
export function buildChain(files: readonly FileEntry[], taken: readonly string[], report: Report): ChainNode {
  const root = growBranch();
  for (const file of files) {
    if (callsOf(file).length > 0) plant(root, file);
  }
  const names = nameMembers([...root.children.keys()]);
  for (const [segment, name] of names) {
    if (taken.includes(name)) names.set(segment, nameTop({ name, names, branch: root.children.get(segment) }, report));
  }
  return toNode(root, names);
}

/** The calls of a file; a notification is not called. */
export function callsOf(file: FileEntry): OperationEntry[] {
  return operationsOf(file).filter(({ kind }) => kind === 'call');
}

function growBranch(): Branch {
  return { file: undefined, children: new Map() };
}

function plant(root: Branch, file: FileEntry): void {
  let branch = root;
  for (const segment of file.segments) {
    const child = branch.children.get(segment) ?? growBranch();
    branch.children.set(segment, child);
    branch = child;
  }
  branch.file = file;
}

interface Top {
  readonly name: string;
  readonly names: ReadonlyMap<string, string>;
  readonly branch: Branch | undefined;
}

function nameTop({ name, names, branch }: Top, report: Report): string {
  const renamed = moveAside(name, names.values());
  const file = branch && firstFile(branch);
  const [part] = file ? file.parts : [];
  if (part) report('chain-name-taken', part.page.start, { name, path: part.key, renamed });
  return renamed;
}

function firstFile({ file, children }: Branch): FileEntry | undefined {
  if (file) return file;
  const [first] = children.values();
  return first && firstFile(first);
}

function toNode({ file, children }: Branch, names: ReadonlyMap<string, string>): ChainNode {
  const named = [...children].map(([segment, branch]): [string, ChainNode] => [
    names.get(segment) ?? segment,
    toNode(branch, nameMembers([...branch.children.keys()])),
  ]);
  return { file, children: sortBy(named, ([name]) => name) };
}
