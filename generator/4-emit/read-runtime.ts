import { readdirSync, readFileSync } from 'node:fs';
import type { GeneratedFile } from '../model/generated-file.js';
import { packageFolder } from '../model/own-folders.js';
import { locateTemplate } from './load-template.js';
import { sortBy } from './sort-by.js';

const folder = new URL('templates/runtime/', packageFolder);

/** The hand-written runtime that every client gets, with line feeds alone; a folder of templates may replace files of it. */
export function readRuntime(): GeneratedFile[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
  const sources = sortBy(
    paths.filter((path) => path.endsWith('.ts')),
    (path) => path,
  );
  return sources.map((path) => ({
    path: `runtime/${path}`,
    text: readFileSync(locateTemplate(`runtime/${path}`), 'utf8').replaceAll('\r\n', '\n'),
  }));
}
