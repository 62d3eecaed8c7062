import { Command } from 'commander';
import { ConfigurationError } from '../config/config-error.js';
import { addReadingOptions, addWritingOptions, onProject, type ProjectOptions } from './project-options.js';
import type { Session } from './session.js';

export function generateCommand({ run, version }: Session): Command {
  return addWritingOptions(addReadingOptions(new Command('generate')))
    .description('write the client that the pages describe')
    .option('--out <folder>', 'where the client goes; only files that docwright wrote are replaced or removed')
    .addHelpText('after', '\nExample:\n  docwright generate specs --out generated')
    .action((folders: string[], options: ProjectOptions) =>
      run(options, (console) =>
        onProject({ folders, options }, console, async ({ out, ...project }) => {
          const { generate } = await import('../commands/generate.js');
          return generate({ ...project, out: requireOutput(out), version }, console);
        }),
      ),
    );
}

/** The folder of the client, which nobody can guess. */
export function requireOutput(out: string | undefined): string {
  if (out !== undefined && out !== '') return out;
  throw new ConfigurationError(
    "required option '--out <folder>' not specified; or set `output` in docwright.config.ts.",
  );
}
