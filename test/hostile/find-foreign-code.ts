import { ts } from 'ts-morph';

const { SyntaxKind } = ts;

/** Code in a generated file that no template of docwright writes: syntax errors, statements, expressions and tags; empty if there is none. */
export function findForeignCode(path: string, text: string): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  return [...syntaxErrors(file), ...file.statements.flatMap(checkStatement), ...findTags(file)];
}

/** The parser stores its errors on the file in an undeclared member. */
function syntaxErrors(
  file: ts.SourceFile & { readonly parseDiagnostics?: readonly ts.DiagnosticWithLocation[] },
): string[] {
  return (file.parseDiagnostics ?? []).map(
    ({ messageText }) => `syntax: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
  );
}

function checkStatement(statement: ts.Statement): string[] {
  if (ts.isImportDeclaration(statement))
    return unless(/^import type \{ [\w, ]+ \} from '(?:\.\.?\/)+runtime\/(?:core|wechatpay)\/\w+\.js';$/, statement);
  if (ts.isExportDeclaration(statement)) return unless(/^export \{ \w+ as \w+ \};$/, statement);
  if (ts.isVariableStatement(statement)) return checkConstants(statement);
  if (ts.isFunctionDeclaration(statement)) return checkFunction(statement);
  if (ts.isModuleDeclaration(statement))
    return [...unless(/^(?:export )?declare namespace /, statement), ...findForeignTypes(statement)];
  return [`statement: ${statement.getText()}`];
}

function unless(allowed: RegExp, node: ts.Node): string[] {
  return allowed.test(node.getText()) ? [] : [`unexpected: ${node.getText()}`];
}

/** `const postOperation: Operation = { … };`, made of literals. */
function checkConstants(statement: ts.VariableStatement): string[] {
  const { declarations, flags } = statement.declarationList;
  const [only, ...others] = declarations;
  if (others.length > 0 || !(flags & ts.NodeFlags.Const) || only?.initializer === undefined)
    return [`constant: ${statement.getText()}`];
  const { initializer } = only;
  const value =
    ts.isAsExpression(initializer) && ts.isConstTypeReference(initializer.type) ? initializer.expression : initializer;
  return [...unless(/^\w+: (?:Operation|Notification) = \{/, only), ...findNonLiterals(value)];
}

const literals = new Set([
  SyntaxKind.StringLiteral,
  SyntaxKind.NumericLiteral,
  SyntaxKind.TrueKeyword,
  SyntaxKind.FalseKeyword,
  SyntaxKind.NullKeyword,
]);

function findNonLiterals(node: ts.Expression): string[] {
  if (literals.has(node.kind)) return [];
  // The pattern of a counted member: letters, digits, and a counter for each `$N`.
  if (ts.isRegularExpressionLiteral(node)) return unless(/^\/\^(?:[\p{L}\p{N}_-]|\\d\+|\\[.-])*\$\/u?$/u, node);
  if (ts.isArrayLiteralExpression(node)) return node.elements.flatMap(findNonLiterals);
  if (!ts.isObjectLiteralExpression(node)) return [`no literal: ${node.getText()}`];
  return node.properties.flatMap((member) => {
    if (!ts.isPropertyAssignment(member)) return [`no member: ${member.getText()}`];
    return [...checkMemberName(member.name), ...findNonLiterals(member.initializer)];
  });
}

/** A member `__proto__` without brackets would set the prototype. */
function checkMemberName(name: ts.PropertyName): string[] {
  const isComputed = name.getText() === "['__proto__']";
  const isPlain = (ts.isIdentifier(name) || ts.isStringLiteral(name)) && name.text !== '__proto__';
  return isComputed || isPlain ? [] : [`member name: ${name.getText()}`];
}

const body = /^\{\s*return client\.(?:call\(\w+, request, options\)|parseNotification\(\w+, headers, rawBody\));\s*\}$/;

function checkFunction(declaration: ts.FunctionDeclaration): string[] {
  const defaults = declaration.parameters.flatMap(({ initializer }) =>
    initializer ? unless(/^\{\}$/, initializer) : [],
  );
  return [...defaults, ...(declaration.body ? unless(body, declaration.body) : ['function without a body'])];
}

const typeKinds = new Set([
  ...[
    SyntaxKind.ModuleDeclaration,
    SyntaxKind.ModuleBlock,
    SyntaxKind.InterfaceDeclaration,
    SyntaxKind.TypeAliasDeclaration,
  ],
  ...[
    SyntaxKind.PropertySignature,
    SyntaxKind.IndexSignature,
    SyntaxKind.Parameter,
    SyntaxKind.QuestionToken,
    SyntaxKind.Identifier,
  ],
  ...[
    SyntaxKind.QualifiedName,
    SyntaxKind.TypeReference,
    SyntaxKind.ArrayType,
    SyntaxKind.UnionType,
    SyntaxKind.IntersectionType,
  ],
  ...[SyntaxKind.ParenthesizedType, SyntaxKind.TypeLiteral, SyntaxKind.LiteralType, SyntaxKind.TemplateLiteralType],
  ...[SyntaxKind.TemplateLiteralTypeSpan, SyntaxKind.TemplateHead, SyntaxKind.TemplateMiddle, SyntaxKind.TemplateTail],
  ...[SyntaxKind.StringLiteral, SyntaxKind.NumericLiteral, SyntaxKind.PrefixUnaryExpression, SyntaxKind.StringKeyword],
  ...[SyntaxKind.NumberKeyword, SyntaxKind.BooleanKeyword, SyntaxKind.UnknownKeyword, SyntaxKind.UndefinedKeyword],
  ...[
    SyntaxKind.VoidKeyword,
    SyntaxKind.NeverKeyword,
    SyntaxKind.ExportKeyword,
    SyntaxKind.DeclareKeyword,
    SyntaxKind.ReadonlyKeyword,
  ],
]);

function findForeignTypes(node: ts.Node): string[] {
  if (!typeKinds.has(node.kind)) return [`type: ${SyntaxKind[node.kind]} ${node.getText()}`];
  if (ts.isTemplateLiteralTypeSpan(node) && node.type.kind !== SyntaxKind.NumberKeyword)
    return [`template: ${node.getText()}`];
  return children(node).flatMap(findForeignTypes);
}

function children(node: ts.Node): ts.Node[] {
  const found: ts.Node[] = [];
  ts.forEachChild(node, (child) => void found.push(child));
  return found;
}

const functionTags = ['example', 'see', 'deprecated'];

/** Tags that docwright's templates do not write; the example and the notices occur once. */
function findTags(node: ts.Node): string[] {
  const tags = ts.getJSDocTags(node).map(({ tagName }) => tagName.text);
  const allowed = ts.isFunctionDeclaration(node) ? functionTags : [];
  const repeated = ['example', 'deprecated'].filter((tag) => tags.filter((other) => other === tag).length > 1);
  const foreign = tags.filter((tag) => !allowed.includes(tag));
  const here = [...foreign, ...repeated].map((tag) => `tag: @${tag} of ${node.getText().slice(0, 80)}`);
  return [...here, ...children(node).flatMap(findTags)];
}
