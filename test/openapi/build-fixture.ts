import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { wechatpay } from '../../generator/apis/wechatpay/dialect.js';
import type { Page } from '../../generator/model/schema.js';
import { buildDocument } from '../../generator/openapi/build-document.js';
import { readSchema } from '../../generator/run/read-schema.js';
import { finishRun } from '../../generator/run/run-events.js';

export const fixtures = fileURLToPath(new URL('../fixtures/openapi/', import.meta.url));

/** The folders of `test/fixtures/openapi`, each named after what its pages show. */
export const fixtureNames = readdirSync(fixtures).sort();

/** The paths of these folders. */
export const fixtureFolders = fixtureNames.map((name) => fixtures + name);

const pageFixtures = fileURLToPath(new URL('../fixtures/pages/', import.meta.url));

/** The folders of `test/fixtures/pages`, which cover the notation of pages. */
export const pageFolders = readdirSync(pageFixtures)
  .sort()
  .map((name) => pageFixtures + name);

/** The document of some folders, each read separately: the document merges common parts. */
export async function buildFrom(folders: readonly string[]) {
  const pages: Page[] = [];
  for (const folder of folders) {
    const read = await finishRun(readSchema({ folders: [folder], threads: 1 }));
    if ('wrong' in read) throw new Error(`${folder} holds no page.`);
    pages.push(...read.pages);
  }
  return { pages, document: buildDocument(pages, wechatpay) };
}
