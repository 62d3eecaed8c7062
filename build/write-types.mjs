import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { Node, Project, SyntaxKind } from 'ts-morph';

const entries = ['dist/index.d.ts', 'dist/sandbox/index.d.ts'];
const outdir = 'dist/types';

/**
 * Write the published declarations: the exports of the entries and everything that these refer to, from the declarations that
 * tsc writes for every module, in files of the same names below `dist/types`. Each file exists for `import` (`.d.ts`) and for
 * `require` (`.d.cts`): before TypeScript 5.8, a CommonJS module cannot import the types of an ES module.
 */
export async function writeTypes() {
  const project = new Project({
    compilerOptions: { module: 199, moduleResolution: 99, target: 10, paths: { docwright: ['./dist/index.d.ts'] } },
  });
  project.addSourceFilesAtPaths(entries);
  project.resolveSourceFileDependencies();
  const needed = findNeeded(entries.map((entry) => project.getSourceFileOrThrow(entry)));
  await rm(outdir, { recursive: true, force: true });
  for (const [file, statements] of needed) {
    const path = join(outdir, relative('dist', relative('.', file.getFilePath())));
    const text = printFile(file, statements);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
    await writeFile(
      path.replace(/\.d\.ts$/, '.d.cts'),
      text.replace(/((?:from |\bimport\()["']\.[^"']*)\.js(?=["'])/g, '$1.cjs'),
    );
  }
}

/**
 * The needed statements, by file.
 *
 * @param {readonly import('ts-morph').SourceFile[]} files that are needed completely
 */
function findNeeded(files) {
  const queue = files.flatMap((file) => file.getStatements());
  /** @type {Map<import('ts-morph').SourceFile, Set<import('ts-morph').Statement>>} */
  const needed = new Map();
  for (const statement of queue) {
    const file = statement.getSourceFile();
    const others = needed.get(file) ?? new Set();
    needed.set(file, others);
    if (others.has(statement)) continue;
    others.add(statement);
    queue.push(...statementsNamedIn(statement));
  }
  return needed;
}

/** @param {import('ts-morph').Statement} statement @returns {import('ts-morph').Statement[]} */
function statementsNamedIn(statement) {
  if (Node.isExportDeclaration(statement) && !statement.hasNamedExports()) {
    return statement.getModuleSpecifierSourceFileOrThrow().getStatements().filter(Node.isExportable);
  }
  return statement.getDescendantsOfKind(SyntaxKind.Identifier).flatMap((identifier) => {
    const symbol = identifier.getSymbol();
    const declarations = (symbol?.getAliasedSymbol() ?? symbol)?.getDeclarations() ?? [];
    return declarations.filter((each) => !Node.isSourceFile(each) && isOwn(each.getSourceFile())).map(statementAround);
  });
}

/** @param {import('ts-morph').SourceFile} file */
function isOwn(file) {
  return !file.getFilePath().includes('/node_modules/');
}

/** @param {Node} node @returns {import('ts-morph').Statement} */
function statementAround(node) {
  const around = node.getFirstAncestor((each) => Node.isSourceFile(each.getParent())) ?? node;
  if (!Node.isStatement(around))
    throw new Error(`${around.getKindName()} is not a statement of ${node.getSourceFile().getFilePath()}.`);
  return around;
}

/**
 * A file with some of its statements, and the imports that they need.
 *
 * @param {import('ts-morph').SourceFile} file
 * @param {ReadonlySet<import('ts-morph').Statement>} statements
 */
function printFile(file, statements) {
  const kept = file.getStatements().filter((each) => statements.has(each) && !Node.isImportDeclaration(each));
  const names = new Set(
    kept.flatMap((each) => each.getDescendantsOfKind(SyntaxKind.Identifier)).map((each) => each.getText()),
  );
  const imports = file.getImportDeclarations().flatMap((each) => {
    const used = each
      .getNamedImports()
      .filter((named) => names.has((named.getAliasNode() ?? named.getNameNode()).getText()));
    if (each.getDefaultImport() || each.getNamespaceImport())
      throw new Error(`${file.getFilePath()} imports a default or a namespace.`);
    const from = each.getModuleSpecifier().getText();
    return used.length === 0
      ? []
      : [`import type { ${used.map((named) => named.getText().replace(/^type /, '')).join(', ')} } from ${from};`];
  });
  return `${[...imports, ...kept.map((each) => each.getFullText().trim())].join('\n')}\n`;
}
