import { ts } from 'ts-morph';

/** In a file over all pages: calls that no template of docwright writes, and syntax errors; empty if there are none. */
export function findForeignCalls(path: string, text: string): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  return [...syntaxErrors(file), ...find(file)];
}

/** The parser stores its errors on the file in an undeclared member. */
function syntaxErrors(
  file: ts.SourceFile & { readonly parseDiagnostics?: readonly ts.DiagnosticWithLocation[] },
): string[] {
  return (file.parseDiagnostics ?? []).map(
    ({ messageText }) => `syntax: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
  );
}

const allowed = [
  /^import\('\.\/[^']+\.js'\)$/,
  /^import\("\.\/[^"]+\.js"\)$/,
  /^createChain<WeChatPayClient & Chain>\(createPlainClient\(options\), pages\)$/,
  /^createPlainClient\(options\)$/,
  /^createRuntimeClient\(options, notifications, unsignedAnswers\)$/,
];

function find(node: ts.Node): string[] {
  const found: string[] = [];
  const isCode =
    ts.isCallExpression(node) ||
    ts.isNewExpression(node) ||
    ts.isTemplateExpression(node) ||
    ts.isTaggedTemplateExpression(node);
  if (isCode && !allowed.some((call) => call.test(node.getText()))) found.push(node.getText());
  if (isSegmentUp(node)) found.push(node.getText());
  ts.forEachChild(node, (child) => void found.push(...find(child)));
  return found;
}

/** Whether a path leads to a module outside the client. */
function isSegmentUp(node: ts.Node): boolean {
  return ts.isStringLiteral(node) && node.text.startsWith('./') && node.text.split('/').includes('..');
}
