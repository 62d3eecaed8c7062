import type { EmitSettings, ImportExtension } from '../model/emit-settings.js';
import type { GeneratedFile } from '../model/generated-file.js';
import { hashGenerated } from '../model/hash-generated.js';
import { toCommentLine } from './comment-text.js';
import { manifestFile } from './emit-manifest.js';
import { loadTemplate } from './load-template.js';
import { sortBy } from './sort-by.js';
import { type Transpile, transpileFile } from './transpile-file.js';

const preambleTemplate = loadTemplate('preamble');

/**
 * Write a client's files as the settings ask: what tells linters and formatters that a file is generated, lines at the top, endings
 * of imports, the language, and a formatter over each.
 */
export async function finishClient(
  files: readonly GeneratedFile[],
  settings: EmitSettings,
  { done = new Map(), transpile }: Finishing = {},
): Promise<readonly GeneratedFile[]> {
  const head = preambleTemplate({}) + printHeader(settings.header);
  const finished: GeneratedFile[] = [];
  for (const file of files) {
    const written = file.path === manifestFile ? [file] : done.get(file.path);
    finished.push(...(written ?? (await finishFile(file, { head, settings, transpile }))));
  }
  return sortBy(
    finished.map((file) => (file.path === manifestFile ? rehash(file, finished) : file)),
    ({ path }) => path,
  );
}

export interface Finishing {
  /** What an earlier run wrote for a file, by the file's path. */
  readonly done?: ReadonlyMap<string, readonly GeneratedFile[]>;
  /** Left out where TypeScript is written. */
  readonly transpile?: Transpile | undefined;
}

interface FileFinishing extends Pick<Finishing, 'transpile'> {
  readonly head: string;
  readonly settings: EmitSettings;
}

async function finishFile(
  { path, text }: GeneratedFile,
  { head, settings, transpile }: FileFinishing,
): Promise<GeneratedFile[]> {
  const { importExtension, format } = settings;
  const isCode = path.endsWith('.ts');
  const file = { path, text: isCode ? head + endImports(text, importExtension) : text };
  const written = isCode && transpile ? transpileFile(file, { head, format, transpile }) : [file];
  if (format === undefined) return written;
  return Promise.all(written.map(async (each) => ({ ...each, text: await format(each.text, each.path) })));
}

/** A block comment, such as a licence, stays as it is; other lines become line comments. */
function printHeader(header: string): string {
  const text = header.trim();
  if (text === '') return '';
  const isBlock = text.startsWith('/*') && text.indexOf('*/', 2) === text.length - 2;
  if (isBlock) return `${text.replace(/\r\n?/g, '\n')}\n`;
  const lines = header.replace(/\n$/, '').split(/\r\n|\n|\r/);
  return lines.map((line) => `${`// ${toCommentLine(line)}`.trimEnd()}\n`).join('');
}

const ends: Readonly<Record<ImportExtension, string>> = { js: '.js', ts: '.ts', none: '' };

/** Code begins these lines; a comment begins with an asterisk or slashes. */
function isImporting(line: string): boolean {
  return /^(?:import|export|\} from)/.test(line) || (/\bimport\(/.test(line) && !/^[*/]/.test(line.trimStart()));
}

function endImports(text: string, extension: ImportExtension): string {
  if (extension === 'js') return text;
  const endLine = (line: string) =>
    line.replace(/(\bfrom |\bimport\()'(\.{1,2}\/[^']*)\.js'/g, `$1'$2${ends[extension]}'`);
  return text
    .split('\n')
    .map((line) => (isImporting(line) ? endLine(line) : line))
    .join('\n');
}

function rehash({ path, text }: GeneratedFile, files: readonly GeneratedFile[]): GeneratedFile {
  const manifest: Readonly<Record<string, unknown>> = JSON.parse(text);
  const others = files.filter((file) => file.path !== manifestFile);
  const hashes = sortBy(others, (file) => file.path).map((file) => [file.path, hashGenerated(file)]);
  return { path, text: `${JSON.stringify({ ...manifest, files: Object.fromEntries(hashes) }, null, 2)}\n` };
}
