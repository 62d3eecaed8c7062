import { Command } from 'commander';
import { addCacheOptions, type CacheFlags, cacheOf } from './cache-options.js';
import { addReadingOptions, onProject, type ProjectOptions } from './project-options.js';
import type { Session } from './session.js';

export function inspectCommand({ run }: Session): Command {
  return addCacheOptions(addReadingOptions(new Command('inspect')))
    .description('print the schema of the pages as JSON, by default without the corrections that come with the dialect')
    .addHelpText('after', '\nExample:\n  docwright inspect specs > schema.json')
    .action((folders: string[], options: ProjectOptions & CacheFlags) =>
      run(options, (console) =>
        onProject({ folders, options: asDocumented(options) }, console, async (project) => {
          const { inspect } = await import('../commands/inspect.js');
          return inspect({ ...project, cache: cacheOf(options) }, console);
        }),
      ),
    );
}

/** What the pages and the project say, which can be compared with the site; other corrections only when asked for. */
function asDocumented(options: ProjectOptions): ProjectOptions {
  return { ...options, dialectOverrides: options.dialectOverrides ?? false };
}
