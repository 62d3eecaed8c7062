import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ts } from 'ts-morph';

/** A regular expression of the code, and its place. */
export interface FoundExpression {
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

/** A place where a regular expression is built from text; a separate test checks each of these places. */
export interface BuiltExpression {
  readonly place: string;
}

/** Every regular expression of the files of some folders, as the compiler parses them; a `sticky` one matches only at its start position. */
export function listExpressions(root: string, folders: readonly string[]) {
  const literals: FoundExpression[] = [];
  const built: BuiltExpression[] = [];
  for (const file of folders.flatMap((folder) => listFiles(root, folder))) {
    const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      const place = `${file}:${line + 1}`;
      if (ts.isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf('/');
        literals.push({ place, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
      } else if (isConstruction(node)) built.push({ place });
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return { literals, built };
}

function isConstruction(node: ts.Node): boolean {
  return (
    (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
    ts.isIdentifier(node.expression) &&
    node.expression.text === 'RegExp'
  );
}

function listFiles(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:[cm]?ts|tsx|mjs|js)$/.test(file) && !file.includes('node_modules'))
    .map((file) => `${folder}/${file}`.replaceAll('\\', '/'))
    .sort();
}
