import type { GeneratedFile } from '../model/generated-file.js';
import { countOperations } from './emit-manifest.js';
import { loadTemplate } from './load-template.js';
import type { PageEntry } from './page-entry.js';

const readmeTemplate = loadTemplate<ReturnType<typeof countOperations>>('readme');

/** `README.md`: how to use the client. */
export function emitReadme(entries: readonly PageEntry[]): GeneratedFile {
  return { path: 'README.md', text: readmeTemplate(countOperations(entries)) };
}
