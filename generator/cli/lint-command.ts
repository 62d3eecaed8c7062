import { Command, Option } from 'commander';
import type { LintFormat } from '../commands/lint.js';
import { addReadingOptions, onProject, type ProjectOptions } from './project-options.js';
import type { Session } from './session.js';

export function lintCommand({ run, version }: Session): Command {
  return addReadingOptions(new Command('lint'))
    .description('print what is odd about the pages, where, and what to do')
    .addOption(new Option('--format <format>', 'how to print it').choices(['pretty', 'json']).default('pretty'))
    .addHelpText('after', '\nExample:\n  docwright lint specs')
    .action((folders: string[], options: ProjectOptions & { readonly format: LintFormat }) =>
      run(options, (console) =>
        onProject({ folders, options }, console, async (project) => {
          const { lint } = await import('../commands/lint.js');
          return lint({ ...project, format: options.format, version }, console);
        }),
      ),
    );
}
