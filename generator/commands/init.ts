import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { explainAccess } from '../1-read/explain-access.js';
import { locateRoots } from '../1-read/locate-roots.js';
import { checkOutput } from '../4-emit/write/check-output.js';
import { OutputError } from '../4-emit/write/output-error.js';
import { configFiles } from '../config/load-config.js';
import { defaultSettings } from '../config/settings.js';
import type { ImportExtension } from '../model/emit-settings.js';
import { packageFolder } from '../model/own-folders.js';
import { pageRulesOf } from '../model/page-rules.js';
import { docwrightVersion } from '../run/version.js';
import type { Console } from './console.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { alignCommands, quotePath } from './shell-words.js';

/** Asks a question; resolves to the answer, or to `usual` if nothing is entered. With `choices`, only these are accepted. */
export type Ask = (question: string, usual: string, choices?: readonly string[]) => Promise<string>;

export interface InitCall {
  readonly input?: string | undefined;
  readonly out?: string | undefined;
  readonly importExtension?: ImportExtension | undefined;
  /** Whether to replace an existing configuration. */
  readonly force: boolean;
  /** Left out without a terminal. */
  readonly ask?: Ask;
}

const file = 'docwright.config.ts';

/** Write a configuration, and nothing else. */
export async function init(call: InitCall, console: Console): Promise<ExitCode> {
  const there = configFiles.find((name) => existsSync(name));
  if (there !== undefined && !call.force) {
    console.complain(`docwright: ${there} already exists. Change it, or replace it with --force.\n`);
    return exitCodes.failed;
  }
  const answers = await settle(call);
  const input = separateInput(answers);
  if (input instanceof OutputError) {
    console.complain(`docwright: ${input.message} ${input.help}\n`);
    return exitCodes.wrongCall;
  }
  try {
    // Remove a link in its place, so that its target is not changed.
    if (call.force) await rm(file, { force: true });
    await writeFile(file, printConfiguration({ ...answers, input }), { flag: 'wx' });
  } catch (error) {
    console.complain(`docwright: ${file} cannot be written: ${explainAccess(error)}.\n`);
    return exitCodes.failed;
  }
  console.print(`${file}\n`);
  if (there !== undefined && there !== file) console.complain(`${there} is no longer used: remove it.\n`);
  console.tell(wordNext(input));
  return exitCodes.done;
}

interface Answers {
  readonly input: string;
  readonly output: string;
  readonly importExtension: string;
}

const extensions: readonly ImportExtension[] = ['js', 'ts', 'none'];

/** Settle each value: from the options, else from a question, else the default. */
async function settle({
  input,
  out,
  importExtension,
  ask = (_, usual) => Promise.resolve(usual),
}: InitCall): Promise<Answers> {
  return {
    input: input ?? (await ask('Which folder contains the pages?', findInput())),
    output: out ?? (await ask('Which folder should the client be written to?', 'generated')),
    importExtension: importExtension ?? (await ask('Which extension should imports have?', 'js', extensions)),
  };
}

function findInput(): string {
  const sections = Object.keys(defaultSettings.dialect.pages?.folders ?? {});
  return ['specs', 'docs', '.'].find((folder) => sections.some((name) => existsSync(`${folder}/${name}`))) ?? 'specs';
}

/**
 * The folders to read, none of which contains the client or is in it: for `.`, which contains `generated`, the folders of
 * pages, such as `openapi`. If there are none, the error that says why the client cannot be written.
 */
function separateInput({ input, output }: Answers): readonly string[] | OutputError {
  const problem = checkOutput(output, [input]);
  if (problem === undefined) return [input];
  if (!existsSync(input)) return problem;
  const located = locateRoots(input, pageRulesOf(defaultSettings.dialect));
  if (located.kind !== 'located') return problem;
  const folders = located.folders.flatMap(({ root, below }) => below.map((section) => join(root, section)));
  const named = folders.map((folder) => relative('.', folder).replaceAll('\\', '/') || '.');
  return checkOutput(output, named) ?? named;
}

interface Configuration extends Omit<Answers, 'input'> {
  readonly input: readonly string[];
}

function printConfiguration({ input, output, importExtension }: Configuration): string {
  const [first = '', ...others] = input.map(quote);
  const members = [
    `  input: ${others.length === 0 ? first : `[${[first, ...others].join(', ')}]`},`,
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

/**
 * docwright is not published: projects install the file that `npm pack` writes in a clone or in an installed package, whose
 * scripts cannot build it again.
 */
function listInstalling(): [string, string][] {
  if (foldersAbove().some((folder) => existsSync(join(folder, 'node_modules/docwright')))) return [];
  const folder = relative('.', fileURLToPath(packageFolder)).replaceAll('\\', '/') || '.';
  const archive = `docwright-${docwrightVersion()}.tgz`;
  const isInstalled = /(?:^|[\\/])node_modules[\\/]/.test(fileURLToPath(packageFolder));
  const [pack, place] = isInstalled
    ? [`npm pack --ignore-scripts ${quotePath(folder)}`, archive]
    : [`(cd ${quotePath(folder)} && npm ci && npm pack)`, join(folder, archive).replaceAll('\\', '/')];
  return [
    [pack, 'packs docwright'],
    [`npm install --save-dev ${quotePath(/^\.{0,2}\//.test(place) ? place : `./${place}`)}`, 'installs it'],
  ];
}

/** The current folder and those above it, where Node.js looks for packages. */
function foldersAbove(): string[] {
  const segments = process.cwd().split(sep);
  return segments.map((_, index) => segments.slice(0, index + 1).join(sep) || sep);
}

function wordNext(input: readonly string[]): string {
  const commands: [string, string][] = [
    ...listInstalling(),
    ...(input.some((folder) => existsSync(folder))
      ? []
      : [
          [
            `npx docwright new ${defaultSettings.dialect.api.pageExamples.call} --method post`,
            'writes a first page',
          ] satisfies [string, string],
        ]),
    ['npx docwright lint', 'prints problems of the pages'],
    ['npx docwright generate', 'writes the client'],
  ];
  return `Nothing else was changed. Next:\n${alignCommands(commands)}`;
}
