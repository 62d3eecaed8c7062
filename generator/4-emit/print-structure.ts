import { type OptionalKind, printStructure as printByMorph, type SourceFileStructure, StructureKind } from 'ts-morph';

/** The text of a file, from one structure handed over as a whole. */
export function printStructure(structure: OptionalKind<SourceFileStructure>): string {
  const options = { indentNumberOfSpaces: 2, useSingleQuote: true };
  return printByMorph({ ...structure, kind: StructureKind.SourceFile }, options);
}
