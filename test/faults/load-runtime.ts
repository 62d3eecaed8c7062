import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import { repository } from '../support/run-docwright.js';

/** The runtime, unchanged or with a fault. */
export type Runtime = Pick<typeof import('../../templates/runtime/wechatpay/create-client.js'), 'createClient'>;

/** A fault: a text in a file of the runtime, and its replacement. */
export interface Edit {
  /** Below `templates/runtime/`. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** Bundle a copy of the runtime, and import it with its own module state. */
export async function loadRuntime(folder: string, edit?: Edit): Promise<Runtime> {
  cpSync(join(repository, 'templates/runtime'), folder, { recursive: true });
  if (edit) putIn(folder, edit);
  const outfile = join(folder, 'runtime.mjs');
  const entry = join(folder, 'wechatpay/create-client.ts');
  buildSync({ entryPoints: [entry], outfile, bundle: true, packages: 'external', platform: 'node', format: 'esm' });
  return import(/* @vite-ignore */ pathToFileURL(outfile).href);
}

function putIn(folder: string, { file, from, to }: Edit): void {
  const path = join(folder, file);
  const source = readFileSync(path, 'utf8');
  const count = source.split(from).length - 1;
  if (count !== 1) throw new Error(`${file} holds ${count} times, not once: ${from}\nBring the edit up to date.`);
  writeFileSync(
    path,
    source.replace(from, () => to),
  );
}
