import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { factory, SyntaxKind } from 'typescript';
import { wechatpay } from '../../generator/apis/wechatpay/dialect.js';
import type { Page } from '../../generator/model/schema.js';
import { buildDocument } from '../../generator/openapi/build-document.js';
import type { OpenApiDocument } from '../../generator/openapi/document.js';
import { emitPages } from '../4-emit/emit-case.js';
import { compile } from '../support/compile.js';
import { repository } from '../support/run-docwright.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';
import { adjustDocument } from './adjust-document.js';
import { type Exception, type ExceptionName, exceptions } from './exceptions.js';
import { printTypes } from './generate-types.js';
import { printChecks } from './print-checks.js';

const tools = readFileSync(join(import.meta.dirname, 'same.ts.txt'), 'utf8');

interface Described {
  readonly pages: readonly Page[];
  readonly document: OpenApiDocument;
}

/** The messages whose types differ between the client and the document, the named exceptions aside. */
export async function findDifferences(
  described: readonly Described[],
  names: readonly ExceptionName[],
): Promise<string[]> {
  const folder = createTestFolder();
  const filled = described.filter(({ pages }) => pages.length > 0);
  for (const [index, each] of filled.entries()) await writeProject(join(folder, String(index)), each, names);
  // Other tests check that the client itself compiles.
  const errors = compile(folder, 'newest TypeScript').filter((error) => /(checks|types|same)\.ts\(/.test(error));
  return errors.map((error) => nameCheck(error, folder));
}

/** Write the types of the client and of the document, and their comparison; the runtime is the same for all. */
async function writeProject(folder: string, { pages, document }: Described, names: readonly ExceptionName[]) {
  const files = emitPages(pages).files.filter(({ path }) => path.includes('/') && !path.startsWith('runtime/'));
  writeFiles(folder, {
    ...Object.fromEntries(files.map(({ path, text }) => [`client/${path}`, text])),
    'types.ts': await printAdjusted(
      { pages, document },
      names.map((name) => exceptions[name]),
    ),
    'same.ts': tools,
    'checks.ts': printChecks(pages, new Set(names)),
  });
  symlinkSync(join(repository, 'templates/runtime'), join(folder, 'client/runtime'), 'dir');
}

function printAdjusted({ pages, document }: Described, held: readonly Exception[]): Promise<string> {
  const rewrite = (page: Page) =>
    held.reduce((rewritten, { rewritePage }) => rewritePage?.(rewritten) ?? rewritten, page);
  const { webhooks } = adjustDocument(buildDocument(pages.map(rewrite), wechatpay), held);
  return printTypes(
    { ...adjustDocument(document, held), webhooks },
    {
      inject: `import type { FileInput } from './client/runtime/wechatpay/client.js';`,
      transform: ({ format }) => {
        if (format === 'never') return factory.createKeywordTypeNode(SyntaxKind.NeverKeyword);
        return format === 'file-input' ? factory.createTypeReferenceNode('FileInput') : undefined;
      },
    },
  );
}

/** The message that a line of `checks.ts` compares; any other error unchanged. */
function nameCheck(error: string, folder: string): string {
  const [, index = '', line = ''] = /(\d+)\/checks\.ts\((\d+),/.exec(error) ?? [];
  if (line === '' || !error.includes("'true' is not assignable to type 'false'")) return error;
  const text = readFileSync(join(folder, index, 'checks.ts'), 'utf8').split('\n')[Number(line) - 1];
  return text?.replace(/^.*\/\/ /, '') ?? error;
}
