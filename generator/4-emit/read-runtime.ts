import { readdirSync, readFileSync } from 'node:fs';
import type { Api } from '../model/api.js';
import type { GeneratedFile } from '../model/generated-file.js';
import { packageFolder } from '../model/own-folders.js';
import { locateTemplate } from './load-template.js';
import { listFeatures, runtimeOf } from './runtime-facts.js';
import { sortBy } from './sort-by.js';

const folder = new URL('templates/runtime/', packageFolder);

/**
 * The hand-written runtime that a client gets, with line feeds alone: its own folder, `core/`, and the folders that files
 * of these import from, without the files that the API has no use for. A folder of templates may replace files of it.
 */
export function readRuntime(api: Pick<Api, 'runtime' | 'auth'>): GeneratedFile[] {
  const { runtime } = api;
  const features = listFeatures(api);
  const { optionalFiles = {} } = runtimeOf(api);
  const unused = Object.keys(optionalFiles).filter((path) => !features.includes(optionalFiles[path] ?? ''));
  const files = new Map<string, readonly GeneratedFile[]>();
  const wanted = ['core', runtime];
  for (const name of wanted) {
    if (files.has(name)) continue;
    const read = readFolder(name).filter(({ path }) => !unused.some((each) => path === `runtime/${runtime}/${each}`));
    files.set(name, read);
    wanted.push(
      ...read.flatMap(({ text }) => [...text.matchAll(/'(?:\.\.\/)+([\w-]+)\//g)].map(([, other = '']) => other)),
    );
  }
  return sortBy([...files.values()].flat(), ({ path }) => path);
}

function readFolder(name: string): GeneratedFile[] {
  const paths = readdirSync(new URL(`${name}/`, folder), { recursive: true, encoding: 'utf8' });
  const sources = paths.map((path) => path.replaceAll('\\', '/')).filter((path) => path.endsWith('.ts'));
  return sources.map((path) => ({
    path: `runtime/${name}/${path}`,
    text: readFileSync(locateTemplate(`runtime/${name}/${path}`), 'utf8').replaceAll('\r\n', '\n'),
  }));
}
