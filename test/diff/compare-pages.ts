import { wechatpayApi } from '../../generator/apis/wechatpay/api.js';
import { compareSchemas } from '../../generator/diff/compare-schemas.js';
import type { ApiSchema } from '../../generator/model/schema.js';
import { readSchema as readPages } from '../../generator/run/read-schema.js';
import { finishRun } from '../../generator/run/run-events.js';

/** The schema of a folder of pages. */
export async function readSchema(folder: string): Promise<ApiSchema> {
  const read = await finishRun(readPages({ folders: [folder], threads: 1 }));
  if ('wrong' in read) throw new Error(`${folder} holds no page.`);
  return { pages: read.pages };
}

/** The changes from one folder of pages to another. */
export async function comparePages(old: string, fresh: string) {
  return compareSchemas(await readSchema(old), await readSchema(fresh), wechatpayApi);
}
