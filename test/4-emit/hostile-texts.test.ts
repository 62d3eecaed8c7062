import fc from 'fast-check';
import { ts } from 'ts-morph';
import { describe, expect, test } from 'vitest';
import { toCommentCode, toCommentText } from '../../generator/4-emit/comment-text.js';
import { printLiteral, printMember, printString, printTemplateType } from '../../generator/4-emit/print-literal.js';
import { emitPages, readPages } from './emit-case.js';
import '../support/fuzz-seed.js';

const hostile = fc.array(
  fc.oneof(
    fc.constantFrom('*/', '/*', '@see x', '@', '`', '```', '~~~', `\${x}`, "'", '"', '\\', '{@link x}', '\n', '\r\n'),
    fc.constantFrom('\u2028', '\u2029', '\u0000', '\u202e', '\ud800', '__proto__', '//', '<!--', ' ', '*', '/'),
    fc.string(),
  ),
  { maxLength: 8 },
);
const text = hostile.map((parts) => parts.join(''));

describe('text of a page stays text', () => {
  test('as a string', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(evaluate(printString(value))).toBe(value);
      }),
    );
  });

  test('as a value with members', () => {
    const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)));
    fc.assert(
      fc.property(json, text, (value, name) => {
        const given = Object.fromEntries([
          [name, value],
          ['__proto__', value],
        ]);
        expect(Object.entries(evaluate(printLiteral(given)) as object)).toEqual(Object.entries(given));
      }),
    );
  });

  test('as the name of a member', () => {
    fc.assert(
      fc.property(text, (name) => {
        const { members } = firstStatement(`interface I { ${printMember(name)}: string }`, ts.isInterfaceDeclaration);
        expect(members.map((member) => (member.name as { text?: string }).text)).toEqual([name]);
      }),
    );
  });

  test('as a pattern of names', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { type } = firstStatement(`type T = ${printTemplateType([before, after])}`, ts.isTypeAliasDeclaration);
        expect(ts.isTemplateLiteralTypeNode(type) && [type.head.text, type.templateSpans[0]?.literal.text]).toEqual([
          before,
          after,
        ]);
      }),
    );
  });

  test('in a doc comment, where only our tags are tags', () => {
    fc.assert(
      fc.property(text, text, (description, code) => {
        const example = toCommentCode(`f(${printString(code)});`);
        const lines =
          `${toCommentText(description)}\n\n@example\n\`\`\`ts\n${example}\n\`\`\`\n\n@see https://x.test/`.split('\n');
        const declaration = firstStatement(
          `/**\n${lines.map((line) => ` * ${line}\n`).join('')} */\nfunction f() {}`,
          ts.isFunctionDeclaration,
        );
        expect(ts.getJSDocTags(declaration).map((tag) => tag.tagName.text)).toEqual(['example', 'see']);
      }),
    );
  });

  test('in an example, which keeps its meaning', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(evaluate(toCommentCode(printString(value)))).toBe(value);
      }),
    );
  });
});

test('the tags of a hostile page are ours', () => {
  const { files } = emitPages(readPages('what-a-page-says-stays-text'));
  const page = files.find(({ path }) => path.includes("it's"))?.text ?? '';
  const tags: string[] = [];
  const visit = (node: ts.Node): void => {
    tags.push(...ts.getJSDocTags(node).map((tag) => tag.tagName.text));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('page.ts', page, ts.ScriptTarget.Latest, true));
  expect(tags).toEqual(['example', 'see']);
});

test('the file of a page calls nothing and has no invisible characters', () => {
  const { files } = emitPages(readPages('what-a-page-says-stays-text'));
  for (const { path, text: content } of files.filter((file) => !file.path.startsWith('runtime/'))) {
    expect(content.match(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu), path).toBeNull();
    expect(content, path).not.toMatch(/^\s*alert\(/m);
  }
});

function evaluate(code: string): unknown {
  return new Function(`return (${code});`)();
}

function firstStatement<Node extends ts.Statement>(code: string, is: (node: ts.Node) => node is Node): Node {
  const source = ts.createSourceFile('x.ts', code, ts.ScriptTarget.Latest, true);
  const [statement, ...others] = source.statements;
  if (statement === undefined || !is(statement) || others.length > 0) throw new Error(`not one statement: ${code}`);
  return statement;
}
