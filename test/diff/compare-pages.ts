import { wechatpayApi } from '../../generator/apis/wechatpay/api.js';
import { compareSchemas } from '../../generator/diff/compare-schemas.js';
import type { ApiSchema, Page } from '../../generator/model/schema.js';
import { readFolders } from '../../generator/run/read-folders.js';
import { silentConsole } from '../diagnostics/silent-console.js';

/** The schema of a folder of pages. */
export async function readSchema(folder: string): Promise<ApiSchema> {
  const pages: Page[] = [];
  const read = await readFolders([folder], { console: silentConsole, threads: 1, onPage: (page) => pages.push(page) });
  if ('wrong' in read) throw new Error(`${folder} holds no page.`);
  return { pages };
}

/** The changes from one folder of pages to another. */
export async function comparePages(old: string, fresh: string) {
  return compareSchemas(await readSchema(old), await readSchema(fresh), wechatpayApi);
}
