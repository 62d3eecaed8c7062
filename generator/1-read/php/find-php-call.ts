import type { PhpCall, PhpLookup, PhpNode } from './php-tree.js';

/** A call of a sample: its path, its method, and the node with its arguments. */
export interface PhpRequest {
  readonly template: string;
  readonly method: string;
  readonly call: PhpCall;
}

const verb = /^(get|post|put|patch|delete)(?:Async)?$/;

/**
 * Read a node as a request through the SDK's client, `$instance`.
 *
 *     $instance->v3->payrollCard->_id_->postAsync([…])        v3/payroll-card/{id}, post
 *     $instance->chain('v3/payroll-card/{id}')->post([…])
 *     $instance['v3/payroll-card/{id}']->post([…])
 */
export function findPhpCall(node: PhpNode, client: string): PhpRequest | undefined {
  if (node.kind !== 'call' || node.what.kind !== 'propertylookup') return undefined;
  const method = verb.exec(nameOf(node.what.offset) ?? '')?.[1];
  if (method === undefined) return undefined;
  const segments = segmentsOf(node.what.what, client);
  if (segments === undefined || segments.length === 0) return undefined;
  return { template: segments.join('/'), method, call: node };
}

/** The segments of nested lookups; the outermost lookup is the last segment. */
function segmentsOf(end: PhpNode, client: string): string[] | undefined {
  const segments: string[] = [];
  let node = end;
  while (node.kind !== 'variable') {
    const link = linkOf(node);
    if (link === undefined) return undefined;
    segments.unshift(link.segment);
    node = link.what;
  }
  return node.name === client ? segments : undefined;
}

interface Link {
  readonly segment: string;
  readonly what: PhpNode;
}

function linkOf(node: PhpNode): Link | undefined {
  if (node.kind === 'propertylookup') return link(node, nameOf(node.offset), toSegment);
  if (node.kind === 'offsetlookup') return link(node, stringOf(node.offset), (segment) => segment);
  if (node.kind !== 'call' || node.what.kind !== 'propertylookup') return undefined;
  if (nameOf(node.what.offset) !== 'chain') return undefined;
  return link(node.what, stringOf(node.arguments[0] ?? false), (segment) => segment);
}

function link({ what }: PhpLookup, name: string | undefined, spell: (name: string) => string): Link | undefined {
  return name === undefined ? undefined : { segment: spell(name), what };
}

/** Convert a name from the SDK's spelling: `payrollCard` is `payroll-card`, `_out_trade_no_` is `{out_trade_no}`. */
function toSegment(name: string): string {
  return name
    .replace(/^[A-Z]/, (letter) => letter.toLowerCase())
    .replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    .replace(/^_(.*)_$/, '{$1}');
}

function nameOf(offset: PhpNode | false): string | undefined {
  if (offset === false) return undefined;
  if (offset.kind === 'identifier') return offset.name;
  return offset.kind === 'encapsedpart' ? stringOf(offset.expression) : undefined;
}

function stringOf(node: PhpNode | false): string | undefined {
  return node !== false && node.kind === 'string' ? node.value : undefined;
}
