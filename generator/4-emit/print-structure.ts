import {
  type CodeBlockWriter,
  IndentationText,
  type OptionalKind,
  Project,
  QuoteKind,
  type SourceFileStructure,
} from 'ts-morph';

type FileStructure = OptionalKind<SourceFileStructure>;

/** Prints every file in turn; nothing touches a disk. */
const project = new Project({
  useInMemoryFileSystem: true,
  skipLoadingLibFiles: true,
  skipFileDependencyResolution: true,
  manipulationSettings: { indentationText: IndentationText.TwoSpaces, quoteKind: QuoteKind.Single },
});

/** The part of ts-morph that prints structures; its declarations leave it out. */
interface Internals {
  readonly _context?: {
    readonly structurePrinterFactory?: {
      readonly forSourceFile?: (options: { readonly isAmbient: boolean }) => {
        readonly printText: (writer: CodeBlockWriter, structure: FileStructure) => void;
      };
    };
  };
}

/**
 * The text of a file, from one structure handed over as a whole.
 *
 * `createSourceFile` prints the structure and then parses what it printed, which takes as long again and is not needed.
 * So the printer is called by itself, where this version of ts-morph has it; a test holds both ways against each other.
 */
export function printStructure(structure: FileStructure): string {
  // Nothing that ts-morph declares leads to its printer.
  const { _context } = project as unknown as Internals;
  const printer = _context?.structurePrinterFactory?.forSourceFile?.({ isAmbient: false });
  if (printer === undefined) return printByCreating(structure);
  const writer = project.createWriter();
  printer.printText(writer, structure);
  return writer.toString();
}

/** The same by what ts-morph declares. */
export function printByCreating(structure: FileStructure): string {
  return project.createSourceFile('operation.ts', structure, { overwrite: true }).getFullText();
}
