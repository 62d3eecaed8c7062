import { cp, mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Write this number of pages: those of calls in a folder, evenly distributed, and copies with other names if there are too few.
 *
 *     openapi/v3/pay/transactions/jsapi.md   →   openapi/v3/pay/transactions/jsapi.md, openapi/v3/copy-1/pay/transactions/jsapi.md, …
 *
 * @param {{ readonly input: string, readonly folder: string, readonly pages: number }} place
 */
export async function writeCopies({ input, folder, pages }) {
  const paths = (await readdir(input, { recursive: true })).map((path) => path.replaceAll('\\', '/'));
  const calls = paths.filter((path) => /openapi\/v3\/.*\.md$/.test(path)).sort();
  for (let index = 0; index < pages; index += 1) {
    const round = Math.floor(index / calls.length);
    const path = calls[pages < calls.length ? Math.floor((index * calls.length) / pages) : index % calls.length] ?? '';
    const copy = join(
      folder,
      path.slice(path.indexOf('openapi/')).replace('/v3/', round === 0 ? '/v3/' : `/v3/copy-${round}/`),
    );
    await mkdir(dirname(copy), { recursive: true });
    await cp(join(input, path), copy);
  }
}
