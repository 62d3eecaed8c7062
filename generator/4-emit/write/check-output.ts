import { relative, resolve, sep } from 'node:path';
import { OutputError } from './output-error.js';

/** Refuse an output that holds an input folder or lies in one; `undefined` when it is apart from all. Looks at the paths only. */
export function checkOutput(out: string, inputs: readonly string[]): OutputError | undefined {
  for (const input of inputs) {
    if (contains(input, out)) return new OutputError('out-in-input', input);
    if (contains(out, input)) return new OutputError('input-in-out', input);
  }
  return undefined;
}

function contains(outer: string, inner: string): boolean {
  const [first] = relative(resolve(outer), resolve(inner)).split(sep);
  return first !== '..' && !(first ?? '').includes(':');
}
