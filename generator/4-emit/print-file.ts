import { type ImportDeclarationStructure, StructureKind } from 'ts-morph';
import type { GeneratedFile } from '../model/generated-file.js';
import { trimLines } from '../model/trim-end.js';
import { toCommentLine } from './comment-text.js';
import type { Declared, Imports } from './declare-operation.js';
import { type FileEntry, pagesOf } from './lay-out-files.js';
import { loadTemplate } from './load-template.js';
import { printStructure } from './print-structure.js';

/** The code of a part of an operation file, and the types that it imports from the runtime, by file. */
export interface PartCode {
  readonly text: string;
  readonly imports: Readonly<Record<keyof Imports, readonly string[]>>;
  /** What its examples import the file as. */
  readonly module: string;
  /** The calls of its doc comments. */
  readonly examples: readonly string[];
}

const headerTemplate = loadTemplate<{ readonly source: string }>('header');

/** The code of some statements, from one structure handed over as a whole. */
export function printStatements(statements: readonly Declared[]): string {
  return trimLines(printStructure({ statements: [...statements] }), ' \t').trimEnd();
}

export function listImports({ client, operation }: Imports): PartCode['imports'] {
  return { client: [...client], operation: [...operation] };
}

/** A file of operations, with the code of its parts. */
export interface OperationFile {
  readonly entry: FileEntry;
  /** None of a file that an earlier run has written. */
  readonly code: readonly PartCode[];
}

/** The text of a file; `runtime` is the folder of `runtime/` that has the types of its calls. */
export function printFile({ entry, code }: OperationFile, runtime: string): GeneratedFile {
  const { file: path } = entry;
  const folder = `${'../'.repeat(path.split('/').length - 1) || './'}runtime/${runtime}/`;
  const source = toCommentLine(
    pagesOf(entry)
      .map(({ start }) => start.file)
      .join(', '),
  );
  const imports = printStructure({
    statements: (['client', 'operation'] as const).flatMap((name) =>
      declareImport(
        `${folder}${name}.js`,
        code.map((each) => each.imports[name]),
      ),
    ),
  }).trimEnd();
  const head = [headerTemplate({ source }).trim(), imports].filter((lines) => lines !== '').join('\n');
  const texts = code.map(({ text }) => text).filter((text) => text !== '');
  return { path, text: `${[head, ...texts].join('\n\n')}\n` };
}

function declareImport(file: string, names: readonly (readonly string[])[]): ImportDeclarationStructure[] {
  const namedImports = [...new Set(names.flat())].sort();
  if (namedImports.length === 0) return [];
  return [{ kind: StructureKind.ImportDeclaration, isTypeOnly: true, moduleSpecifier: file, namedImports }];
}
