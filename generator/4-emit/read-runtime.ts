import { readdirSync, readFileSync } from 'node:fs';
import type { GeneratedFile } from '../model/generated-file.js';
import { packageFolder } from '../model/own-folders.js';
import { locateTemplate } from './load-template.js';
import { sortBy } from './sort-by.js';

const folder = new URL('templates/runtime/', packageFolder);

/**
 * The hand-written runtime that a client gets, with line feeds alone: its own folder, `core/`, and the folders that files
 * of these import from. A folder of templates may replace files of it.
 */
export function readRuntime(runtime: string): GeneratedFile[] {
  const files = new Map<string, readonly GeneratedFile[]>();
  const wanted = ['core', runtime];
  for (const name of wanted) {
    if (files.has(name)) continue;
    const read = readFolder(name);
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
