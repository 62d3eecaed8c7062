import { Command, Option } from 'commander';
import type { WatchCall } from '../commands/watch.js';
import { requireOutput } from '../config/config-error.js';
import type { Project } from '../config/resolve-project.js';
import { addCacheOptions, type CacheFlags, cacheOf } from './cache-options.js';
import {
  addReadingOptions,
  addWritingOptions,
  loadProject,
  notEmpty,
  onProject,
  type ProjectOptions,
  requireInput,
} from './project-options.js';
import type { Session } from './session.js';

interface GenerateOptions extends ProjectOptions, CacheFlags {
  readonly watch?: boolean;
  readonly force?: boolean;
  readonly dryRun?: boolean;
}

export function generateCommand({ run, version }: Session): Command {
  return addCacheOptions(addWritingOptions(addReadingOptions(new Command('generate'))))
    .description('write the client that the pages describe')
    .option('--out <folder>', 'folder of the client; only files that docwright wrote are replaced or removed', notEmpty)
    .option('--watch', 'write again whenever a page changes')
    .option('--force', 'remove operations even if they are more than half of the client')
    .addOption(
      new Option(
        '--dry-run',
        'print the files that would be written, changed and removed, and change nothing',
      ).conflicts('watch'),
    )
    .addHelpText('after', '\nExample:\n  docwright generate specs --out generated')
    .action((folders: string[], options: GenerateOptions) => {
      const toCall = (project: Project) => ({
        ...project,
        out: requireOutput(project, outputMissing),
        version,
        cache: cacheOf(options),
        force: options.force === true,
        dryRun: options.dryRun === true,
      });
      const line = { folders, options };
      const reload = async (): Promise<WatchCall> => ({ ...toCall(requireInput(await loadProject(line))), reload });
      return run(options, (console) =>
        onProject(line, console, async (project) => {
          const call = toCall(project);
          if (options.watch === true) return (await import('../commands/watch.js')).watch({ ...call, reload }, console);
          return (await import('../commands/generate.js')).generate(call, console);
        }),
      );
    });
}

/** The error for a command line without a folder for the client. */
export const outputMissing = "required option '--out <folder>' not specified; or set `output` in docwright.config.ts.";
