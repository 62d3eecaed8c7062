import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { keys } from '../runtime/identities.js';
import { repository } from '../support/run-docwright.js';
import { createFolder, writeFiles } from '../support/temporary-folder.js';

const cloned = ['build', 'dist', 'examples/library', 'generated', 'generator', 'sandbox', 'specs', 'templates'];
const settings = ['package.json', 'tsconfig.json', 'tsconfig.build.json'];
const installed = ['typescript', '@types/node', 'undici-types'];

/** The programs of the documents call WeChat Pay itself; here the sandbox takes their calls. */
export const divert = `const { fetch } = globalThis;
globalThis.fetch = (url, init) => fetch(String(url).replace(/^https:\\/\\/[^/]*\\//, process.env.SANDBOX), init);
`;

/**
 * A folder with a clone, a stand-in for the site, and `shop/`, which has only what needs a network or a merchant: packages
 * and keys. The caller removes it.
 */
export function prepareShop(): string {
  const folder = createFolder();
  for (const name of [...cloned, ...settings]) {
    cpSync(join(repository, name), join(folder, 'docwright', name), { recursive: true });
  }
  link(join(repository, 'node_modules'), join(folder, 'docwright/node_modules'));
  cpSync(join(repository, 'specs'), join(folder, 'wechatpay.im'), { recursive: true });
  const modules = join(folder, 'shop/node_modules');
  for (const name of installed) link(join(repository, 'node_modules', name), join(modules, name));
  link(join(folder, 'docwright'), join(modules, 'docwright'));
  const { bin } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
  const command = join(modules, '.bin/docwright');
  mkdirSync(dirname(command), { recursive: true });
  writeFileSync(command, `#!/bin/sh\nexec node "${join(folder, 'docwright', bin.docwright)}" "$@"\n`, { mode: 0o755 });
  link(join(repository, 'node_modules/typescript/bin/tsc'), join(modules, '.bin/tsc'));
  writeFileSync(join(folder, 'divert.mjs'), divert);
  writeFiles(join(folder, 'shop'), {
    'apiclient_key.pem': keys.merchant.privateKey.export({ type: 'pkcs8', format: 'pem' }),
    'pub_key.pem': keys.platform.publicKey.export({ type: 'spki', format: 'pem' }),
  });
  return folder;
}

function link(target: string, place: string): void {
  mkdirSync(dirname(place), { recursive: true });
  symlinkSync(target, place);
}
