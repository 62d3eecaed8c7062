import type { Api } from '../model/api.js';
import type { GeneratedFile } from '../model/generated-file.js';
import { loadTemplate } from './load-template.js';
import type { OperationFile } from './print-file.js';
import { printString } from './print-literal.js';

interface CheckWords {
  readonly runtime: string;
  readonly module: string;
  readonly file: string;
  readonly examples: readonly string[];
}

const checkTemplate = loadTemplate<CheckWords>('example-check');

/** A file that makes the calls of a file's doc comments, for a compiler to check beside it; `undefined` when there are none. */
export function printExampleCheck({ entry: { file }, code }: OperationFile, api: Api): GeneratedFile | undefined {
  const examples = code.flatMap((each) => each.examples);
  const [first] = code;
  if (examples.length === 0 || first === undefined) return undefined;
  const depth = file.split('/').length - 1;
  const words = {
    runtime: `${'../'.repeat(depth) || './'}runtime/${api.runtime}`,
    module: first.module,
    file: printString(`./${file.slice(file.lastIndexOf('/') + 1).replace(/\.ts$/, '.js')}`),
    examples,
  };
  return { path: file.replace(/\.ts$/, '.example.ts'), text: checkTemplate(words) };
}
