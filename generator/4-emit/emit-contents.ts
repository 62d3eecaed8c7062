import { wordsOf } from '../messages/find-words.js';
import type { Words } from '../messages/words.js';
import type { Api } from '../model/api.js';
import type { EmitLanguage } from '../model/emit-settings.js';
import type { GeneratedFile } from '../model/generated-file.js';
import { type ChainNode, callsOf } from './build-chain.js';
import { escapeMarkdown } from './escape-markdown.js';
import { type FileEntry, operationsOf } from './lay-out-files.js';
import { loadTemplate } from './load-template.js';
import type { OperationEntry } from './page-entry.js';
import { printAccess } from './print-literal.js';

interface ContentsWords {
  readonly words: Words['contents'];
  readonly chained: boolean;
  readonly groups: readonly {
    readonly folder: string;
    readonly rows: readonly {
      readonly title: string;
      readonly call: string;
      readonly member: string;
      readonly file: string;
    }[];
  }[];
}

const contentsTemplate = loadTemplate<ContentsWords>('api');

interface ContentsSettings {
  /** Left out where the client has none. */
  readonly chain: ChainNode | undefined;
  readonly emit: EmitLanguage;
  readonly api: Api;
}

/** `api.md`: every operation, by the folder that its file lies in; `chain` names the calls of a client that has it. */
export function emitContents(files: readonly FileEntry[], { chain, emit, api }: ContentsSettings): GeneratedFile {
  const names = chain ? nameCalls(chain, api.client.variable) : new Map<OperationEntry, string>();
  const folders = new Map<string, FileEntry[]>();
  for (const entry of files) {
    const folder = entry.file.includes('/') ? entry.file.slice(0, entry.file.lastIndexOf('/')) : '.';
    folders.set(folder, [...(folders.get(folder) ?? []), entry]);
  }
  const groups = [...folders].map(([folder, listed]) => ({
    folder: escapeMarkdown(folder),
    rows: listed.flatMap((entry) => listRows({ ...entry, file: entry.file.replace(/\.ts$/, `.${emit}`) }, names)),
  }));
  return {
    path: 'api.md',
    text: contentsTemplate({ groups, chained: chain !== undefined, words: wordsOf(api).contents }),
  };
}

/** What callers write for each call: `library.v1.readers.cards.post`. */
function nameCalls({ file, children }: ChainNode, path: string): Map<OperationEntry, string> {
  const own = (file ? callsOf(file) : []).map((call) => [call, path + printAccess(call.name)] as const);
  const below = children.flatMap(([name, node]) => [...nameCalls(node, path + printAccess(name))]);
  return new Map([...own, ...below]);
}

function listRows(entry: FileEntry, names: ReadonlyMap<OperationEntry, string>) {
  const { file } = entry;
  const link = `[${escapeMarkdown(file.slice(file.lastIndexOf('/') + 1))}](<${file}>)`;
  return operationsOf(entry).map((operation) => ({
    title: escapeMarkdown(operation.title),
    call: codeOf(operation.call),
    member: codeOf(names.get(operation) ?? ''),
    file: link,
  }));
}

function codeOf(text: string): string {
  return text === '' ? '' : `\`${text.replaceAll('`', '').replaceAll('|', '\\|')}\``;
}
