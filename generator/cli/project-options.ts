import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Console } from '../commands/console.js';
import { type ExitCode, exitCodes } from '../commands/exit-codes.js';
import type { DocwrightConfig } from '../config/config.js';
import { ConfigurationError } from '../config/config-error.js';
import { loadConfig } from '../config/load-config.js';
import { printConfig } from '../config/print-config.js';
import { type Project, resolveProject } from '../config/resolve-project.js';
import type { ValueLists } from '../config/settings.js';
import type { EmitLanguage, ImportExtension } from '../model/emit-settings.js';
import type { ConsoleOptions } from './session.js';

/** The options of every command that reads pages. */
export interface ProjectOptions extends ConsoleOptions {
  readonly config?: string;
  readonly printConfig?: boolean;
  readonly out?: string;
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly dialect?: string;
  readonly values?: ValueLists;
  readonly overrides?: readonly string[];
  readonly dialectOverrides?: boolean;
  readonly emit?: EmitLanguage;
  readonly importExtension?: ImportExtension;
  readonly chain?: boolean;
  readonly templates?: string;
  readonly header?: string;
}

const foldersHelp = 'folders that contain openapi/ or webhook/, are one of these, or are below one';
const collect = (value: string, before: readonly string[] = []) => [...before, notEmpty(value)];

export const silent = new Option('--silent', 'print results and errors, but no progress and no summary');

/** Add the folders, and the options for selecting and reading pages. */
export function addReadingOptions(command: Command): Command {
  return addPageOptions(command.argument('[folders...]', `${foldersHelp}; by default \`input\` of the configuration`));
}

/** Add the options for selecting and reading pages. */
export function addPageOptions(command: Command): Command {
  return command
    .option('--config <file>', 'the configuration, instead of docwright.config.{ts,js,json}', notEmpty)
    .option('--print-config', 'print the settings, and do nothing')
    .option(
      '--include <glob>',
      'read only pages that match a glob, such as openapi/v3/pay/**; may be repeated',
      collect,
    )
    .option('--exclude <glob>', 'leave out pages that match a glob; may be repeated', collect)
    .option('--dialect <name>', 'the documentation site', notEmpty)
    .addOption(
      new Option('--values <lists>', 'whether requests accept values that are not listed').choices([
        'as-documented',
        'open',
        'closed',
      ]),
    )
    .option('--overrides <file>', 'a file of overrides for the pages; may be repeated', collect)
    .option('--dialect-overrides', 'apply the overrides of the dialect')
    .option('--no-dialect-overrides', 'do not apply the overrides of the dialect')
    .addOption(silent);
}

/** Add the options for writing a client. */
export function addWritingOptions(command: Command): Command {
  return command
    .addOption(new Option('--emit <language>', 'TypeScript, or JavaScript with declarations').choices(['ts', 'js']))
    .addOption(new Option('--import-extension <end>', 'how imports end').choices(['js', 'ts', 'none']))
    .option('--no-chain', 'write calls only as functions, without the chain')
    .option('--templates <folder>', 'folder of files that replace the templates of the same names', notEmpty)
    .option('--header <text>', 'lines for the top of every file of code');
}

/** Run a command on the project of the command line and the configuration. */
export async function onProject(
  line: CommandLine,
  console: Console,
  command: (project: Project) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { options } = line;
  const project = await loadProject(line);
  if (options.printConfig) {
    console.print(printConfig(project));
    return exitCodes.done;
  }
  return command(requireInput(project));
}

/** The parsed command line. */
export interface CommandLine {
  readonly folders: readonly string[];
  readonly options: ProjectOptions;
}

/** Load the current project from the command line and the configuration. Throws a `ConfigurationError`. */
export async function loadProject({ folders, options }: CommandLine): Promise<Project> {
  return resolveProject(await loadConfig(options.config), configOf(folders, options));
}

/** Return a project that has folders. Throws a `ConfigurationError` for one without. */
export function requireInput(project: Project): Project {
  if (project.folders.length > 0) return project;
  throw new ConfigurationError(
    'No folder is given. Name the folder that holds openapi/ or webhook/, such as specs, or set `input` in docwright.config.ts.',
  );
}

/** Commander sets `chain` to true without `--no-chain`; then the value of the configuration is used. */
function configOf(folders: readonly string[], options: ProjectOptions): DocwrightConfig {
  const { include, exclude, dialect, values, overrides, dialectOverrides } = options;
  const { out: output, emit, importExtension, templates, header } = options;
  const reading = { include, exclude, dialect, values, overrides, dialectOverrides };
  const members = { ...reading, output, emit, importExtension, templates, header };
  const given = Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
  return {
    ...given,
    ...(folders.length > 0 ? { input: folders } : {}),
    ...(options.chain === false ? { chain: false } : {}),
  };
}

export function notEmpty(value: string): string {
  if (value === '') throw new InvalidArgumentError('It must not be empty.');
  return value;
}
