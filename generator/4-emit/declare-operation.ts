import {
  type FunctionDeclarationStructure,
  ModuleDeclarationKind,
  type ModuleDeclarationStructure,
  StructureKind,
} from 'ts-morph';
import type { Api } from '../model/api.js';
import type { Page } from '../model/schema.js';
import type { TypeDeclaration } from './declare-shape.js';
import type { Mark } from './mark.js';
import type { FunctionName, Scope } from './names.js';
import { type Literal, printConstant } from './print-literal.js';

/** A statement of an operation file. */
export type Declared = string | FunctionDeclarationStructure | ModuleDeclarationStructure;

/** Where an operation is declared: its file's scope, and what the file imports because of it. */
export interface OperationPlace {
  readonly page: Page;
  /** `openapi/v3/payroll-card/tokens#post` */
  readonly id: string;
  readonly name: FunctionName;
  readonly scope: Scope;
  readonly imports: Imports;
  readonly api: Api;
  /** Of this operation. */
  readonly mark?: Mark | undefined;
}

/** Type names to import, by the file of the API's runtime that has them. */
export interface Imports {
  readonly client: Set<string>;
  readonly operation: Set<string>;
}

interface Constant {
  readonly name: string;
  readonly type: string;
  readonly value: Literal;
}

/** `const postOperation: Operation = { … };` */
export function declareConstant({ name, type, value }: Constant): string {
  const start = `const ${name}: ${type} = `;
  return `${start}${printConstant(value, '', start.length)};`;
}

/** The namespace that merges into a function; it holds types only, so that nothing of it is left at run time. */
export function declareTypeSpace(
  { local, exported }: FunctionName,
  types: TypeDeclaration[],
): ModuleDeclarationStructure {
  return {
    kind: StructureKind.Module,
    declarationKind: ModuleDeclarationKind.Namespace,
    isExported: local === exported,
    hasDeclareKeyword: true,
    name: local,
    statements: types,
  };
}
