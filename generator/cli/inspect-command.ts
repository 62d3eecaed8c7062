import { Command } from 'commander';
import { addReadingOptions, onProject, type ProjectOptions } from './project-options.js';
import type { Session } from './session.js';

export function inspectCommand({ run }: Session): Command {
  return addReadingOptions(new Command('inspect'))
    .description('print the schema of the pages as JSON')
    .addHelpText('after', '\nExample:\n  docwright inspect specs > schema.json')
    .action((folders: string[], options: ProjectOptions) =>
      run(options, (console) =>
        onProject({ folders, options }, console, async (project) => {
          const { inspect } = await import('../commands/inspect.js');
          return inspect(project, console);
        }),
      ),
    );
}
