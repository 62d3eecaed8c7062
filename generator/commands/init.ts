import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { explainAccess } from '../1-read/explain-access.js';
import { docwrightVersion } from '../api/version.js';
import { configFiles } from '../config/load-config.js';
import { defaultSettings } from '../config/settings.js';
import type { ImportExtension } from '../model/emit-settings.js';
import { packageFolder } from '../model/own-folders.js';
import type { Console } from './console.js';
import { type ExitCode, exitCodes } from './exit-codes.js';

/** Asks for a text and gives what holds when nothing is entered; `choices` are all that can be answered. */
export type Ask = (question: string, usual: string, choices?: readonly string[]) => Promise<string>;

export interface InitCall {
  readonly input?: string | undefined;
  readonly out?: string | undefined;
  readonly importExtension?: ImportExtension | undefined;
  /** Whether a configuration that is there is replaced. */
  readonly force: boolean;
  /** Left out where nobody can answer. */
  readonly ask?: Ask;
}

const file = 'docwright.config.ts';

/** Write a configuration, and nothing else. */
export async function init(call: InitCall, console: Console): Promise<ExitCode> {
  const there = configFiles.find((name) => existsSync(name));
  if (there !== undefined && !call.force) {
    console.complain(`docwright: ${there} is there already. Change it, or replace it by --force.\n`);
    return exitCodes.failed;
  }
  const answers = await settle(call);
  try {
    // A link in its place goes, and what it leads to stays as it is.
    if (call.force) await rm(file, { force: true });
    await writeFile(file, printConfiguration(answers), { flag: 'wx' });
  } catch (error) {
    console.complain(`docwright: ${file} cannot be written: ${explainAccess(error)}.\n`);
    return exitCodes.failed;
  }
  console.print(`${file}\n`);
  if (there !== undefined && there !== file) console.complain(`${there} does not count any more: remove it.\n`);
  console.tell(wordNext(answers));
  return exitCodes.done;
}

interface Answers {
  readonly input: string;
  readonly output: string;
  readonly importExtension: string;
}

const extensions: readonly ImportExtension[] = ['js', 'ts', 'none'];

/** The options, then what is asked, then what is usual. */
async function settle({
  input,
  out,
  importExtension,
  ask = (_, usual) => Promise.resolve(usual),
}: InitCall): Promise<Answers> {
  return {
    input: input ?? (await ask('Which folder holds the pages?', findInput())),
    output: out ?? (await ask('Where does the client go?', 'generated')),
    importExtension: importExtension ?? (await ask('How do imports end?', 'js', extensions)),
  };
}

function findInput(): string {
  const sections = Object.keys(defaultSettings.dialect.folders);
  return ['specs', 'docs', '.'].find((folder) => sections.some((name) => existsSync(`${folder}/${name}`))) ?? 'specs';
}

function printConfiguration({ input, output, importExtension }: Answers): string {
  const members = [
    `  input: ${quote(input)},`,
    `  output: ${quote(output)},`,
    ...(importExtension === 'js' ? [] : [`  importExtension: ${quote(importExtension)},`]),
  ];
  return ["import { defineConfig } from 'docwright';", '', 'export default defineConfig({', ...members, '});', ''].join(
    '\n',
  );
}

function quote(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** docwright is not published: projects install the file that `npm pack` writes in a clone. */
function wordInstall(): string[] {
  if (existsSync('node_modules/docwright')) return [];
  const folder = fileURLToPath(packageFolder);
  const isClone = !/[\\/]node_modules[\\/]/.test(folder);
  const clone = isClone ? relative('.', folder).replaceAll('\\', '/') || '.' : 'path/to/docwright';
  return [
    `  (cd ${clone} && npm ci && npm pack)`,
    `  npm install --save-dev ${clone}/docwright-${docwrightVersion()}.tgz`,
  ];
}

function wordNext({ input, output }: Answers): string {
  const pages = existsSync(input)
    ? []
    : [
        `  npx docwright new ${defaultSettings.dialect.api.pageExamples.call} --method post --root ${input}   writes a first page`,
      ];
  return [
    'Nothing else was changed. Next:',
    ...wordInstall(),
    ...pages,
    `  npx docwright lint       tells what is odd about the pages in ${input}`,
    `  npx docwright generate   writes the client to ${output}`,
    '',
  ].join('\n');
}
