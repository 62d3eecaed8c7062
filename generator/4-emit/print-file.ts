import { type ImportDeclarationStructure, StructureKind } from 'ts-morph';
import { trimLines } from '../model/trim-end.js';
import { toCommentLine } from './comment-text.js';
import type { Declared, Imports } from './declare-operation.js';
import { loadTemplate } from './load-template.js';
import { printStructure } from './print-structure.js';

interface OperationFile {
  /** The page that the file comes from. */
  readonly page: string;
  /** Where the file lies in the client. */
  readonly file: string;
  /** The folder of `runtime/` that has the types of its calls. */
  readonly runtime: string;
  readonly imports: Imports;
  readonly statements: readonly Declared[];
}

const headerTemplate = loadTemplate<{ readonly source: string }>('header');

/** The text of an operation file, from one structure handed over as a whole. */
export function printFile({ page, file, runtime, imports, statements }: OperationFile): string {
  const folder = `${'../'.repeat(file.split('/').length - 1) || './'}runtime/${runtime}/`;
  const header = headerTemplate({ source: toCommentLine(`${page}.md`) }).trim();
  const printed = printStructure({
    statements: [
      header,
      ...declareImport(`${folder}client.js`, imports.client),
      ...declareImport(`${folder}operation.js`, imports.operation),
      ...statements.map((statement, index) =>
        index === 0 && typeof statement === 'string' ? `\n${statement}` : statement,
      ),
    ],
  });
  return `${trimLines(printed, ' \t').trimEnd()}\n`;
}

function declareImport(file: string, names: ReadonlySet<string>): ImportDeclarationStructure[] {
  if (names.size === 0) return [];
  const namedImports = [...names].sort();
  return [{ kind: StructureKind.ImportDeclaration, isTypeOnly: true, moduleSpecifier: file, namedImports }];
}
