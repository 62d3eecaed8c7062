import { cpSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { keys } from '../runtime/identities.js';
import { repository } from '../support/run-docwright.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';
import { readPrograms } from './read-markdown.js';

/** Bundle `src/<name>.ts` of the documents into `program.mjs` of a new folder that has its keys, with `others` beside. */
export async function buildProgram(name: string, others: Readonly<Record<string, string>>): Promise<string> {
  const folder = createTestFolder();
  writeFiles(folder, {
    ...readPrograms(),
    ...others,
    'apiclient_key.pem': keys.merchant.privateKey.export({ type: 'pkcs8', format: 'pem' }),
    'pub_key.pem': keys.platform.publicKey.export({ type: 'spki', format: 'pem' }),
  });
  cpSync(join(repository, 'generated'), join(folder, 'src/wechatpay'), { recursive: true });
  symlinkSync(join(repository, 'test/peers/node_modules'), join(folder, 'node_modules'), 'junction');
  await build({
    entryPoints: [join(folder, `src/${name}.ts`)],
    outfile: join(folder, 'program.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
  return folder;
}
