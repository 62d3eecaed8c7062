import type { Api } from '../model/api.js';
import type { GeneratedFile } from '../model/generated-file.js';
import type { Page } from '../model/schema.js';
import { buildRequest } from './build-request.js';
import { loadTemplate } from './load-template.js';
import type { PageEntry } from './page-entry.js';
import { moduleOf, printExample } from './print-example.js';
import { printString } from './print-literal.js';

interface CheckWords {
  readonly runtime: string;
  readonly module: string;
  readonly file: string;
  readonly examples: readonly string[];
}

const checkTemplate = loadTemplate<CheckWords>('example-check');

/** A file that makes the calls of a page's doc comments, for a compiler to check beside the page's own; `undefined` when it shows none. */
export function printExampleCheck(page: Page, entry: PageEntry, api: Api): GeneratedFile | undefined {
  const examples = page.operations
    .map((operation, index) => {
      const exported = entry.operations[index]?.name ?? operation.anchor;
      return printExample(operation, { page, api, request: buildRequest(operation, api), exported });
    })
    .filter((example) => example !== '');
  if (examples.length === 0) return undefined;
  const depth = entry.file.split('/').length - 1;
  const file = printString(`./${entry.file.slice(entry.file.lastIndexOf('/') + 1).replace(/\.ts$/, '.js')}`);
  const words = {
    runtime: `${'../'.repeat(depth) || './'}runtime/${api.runtime}`,
    module: moduleOf(page),
    file,
    examples,
  };
  return { path: entry.file.replace(/\.ts$/, '.example.ts'), text: checkTemplate(words) };
}
