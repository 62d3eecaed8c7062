import type { DocumentedOperation } from '../model/documented-page.js';
import type { CodeBlock } from '../model/page-tree.js';
import type { SampleCall } from '../model/sample.js';
import type { PageContext } from './resolve-context.js';

export interface ReadCall {
  readonly block: CodeBlock;
  readonly call: SampleCall;
}

/** A call of the operation's samples, and those that are not plainly the same call in another spelling. The shortest is the quickest to read. */
export function readCalls({ samples, source }: DocumentedOperation, { readSample, report }: PageContext): ReadCall[] {
  const calls: ReadCall[] = [];
  for (const block of samples.toSorted((one, other) => one.text.length - other.text.length)) {
    if (calls[0] && block.text.includes(argumentText(calls[0]))) continue;
    const read = readSample(block);
    if (read?.kind === 'call') calls.push({ block, call: read.call });
    if (read?.kind === 'unreadable') {
      const range = { file: source.file, start: read.position, end: read.position };
      report('sample-unreadable', range, { label: block.label, reason: read.reason });
    }
  }
  return calls;
}

function argumentText({ block, call }: ReadCall): string {
  return block.text.slice(call.argumentStart, call.argumentEnd);
}
