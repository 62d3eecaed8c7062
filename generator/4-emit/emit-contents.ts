import type { GeneratedFile } from '../model/generated-file.js';
import { loadTemplate } from './load-template.js';
import type { OperationEntry, PageEntry } from './page-entry.js';

interface ContentsWords {
  readonly groups: readonly {
    readonly folder: string;
    readonly rows: readonly { readonly title: string; readonly call: string; readonly file: string }[];
  }[];
}

const contentsTemplate = loadTemplate<ContentsWords>('api');

/** `api.md`: every operation, by the folder that its file lies in. */
export function emitContents(pages: readonly PageEntry[]): GeneratedFile {
  const folders = new Map<string, PageEntry[]>();
  for (const page of pages) {
    const folder = page.file.includes('/') ? page.file.slice(0, page.file.lastIndexOf('/')) : '.';
    folders.set(folder, [...(folders.get(folder) ?? []), page]);
  }
  const groups = [...folders].map(([folder, listed]) => ({
    folder: escapeMarkdown(folder),
    rows: listed.flatMap(listRows),
  }));
  return { path: 'api.md', text: contentsTemplate({ groups }) };
}

function listRows({ file, operations }: PageEntry) {
  const link = `[${escapeMarkdown(file.slice(file.lastIndexOf('/') + 1))}](<${file}>)`;
  return operations.map((operation) => ({
    title: escapeMarkdown(operation.title),
    call: codeOf(operation),
    file: link,
  }));
}

function codeOf({ call }: OperationEntry): string {
  return call === '' ? '' : `\`${call.replaceAll('`', '').replaceAll('|', '\\|')}\``;
}

/** Text that Markdown shows as it is. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#|~!&]/g, '\\$&');
}
