import { Command, Option } from 'commander';
import type { CheckFormat } from '../commands/check.js';
import { requireOutput } from '../config/config-error.js';
import type { Project } from '../config/resolve-project.js';
import { addCacheOptions, type CacheFlags, cacheOf } from './cache-options.js';
import { outputMissing } from './generate-command.js';
import { addReadingOptions, addWritingOptions, onProject, type ProjectOptions } from './project-options.js';
import type { Session } from './session.js';

interface CheckOptions extends ProjectOptions, CacheFlags {
  readonly format: CheckFormat;
  readonly allowForeign?: boolean;
}

export function checkCommand({ run, version }: Session): Command {
  return addCacheOptions(addWritingOptions(addReadingOptions(new Command('check'))))
    .description('exit with 1 if the client is not up to date with the pages, and list the files; changes nothing')
    .option('--out <folder>', 'folder of the client')
    .option('--allow-foreign', 'allow files in it that docwright did not write')
    .addOption(new Option('--format <format>', 'output format').choices(['pretty', 'json']).default('pretty'))
    .addHelpText('after', '\nExample:\n  docwright check specs --out generated')
    .action((folders: string[], options: CheckOptions) =>
      run(options, (console) =>
        onProject({ folders, options }, console, async (project) => {
          const { check } = await import('../commands/check.js');
          const out = requireOutput(project, outputMissing);
          const { format, allowForeign = false } = options;
          const command = wordCommand({ ...project, out }, folders);
          return check({ ...project, out, format, allowForeign, command, version, cache: cacheOf(options) }, console);
        }),
      ),
    );
}

/** The command that updates the client; with a configuration it needs no arguments. */
function wordCommand({ folders, out, configFile }: Project, given: readonly string[]): string {
  return configFile !== undefined && given.length === 0
    ? 'docwright generate'
    : `docwright generate ${folders.join(' ')} --out ${out}`;
}
