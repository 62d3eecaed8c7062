import { Command, Option } from 'commander';
import { type SchemaVersion, schemaVersions } from '../model/schema-version.js';
import { addCacheOptions, type CacheFlags, cacheOf } from './cache-options.js';
import { addReadingOptions, onProject, type ProjectOptions } from './project-options.js';
import type { Session } from './session.js';

interface InspectOptions extends ProjectOptions, CacheFlags {
  readonly schemaVersion: `${SchemaVersion}`;
}

export function inspectCommand({ run }: Session): Command {
  return addCacheOptions(addReadingOptions(new Command('inspect')))
    .description('print the schema of the pages as JSON, by default without the overrides of the dialect')
    .addOption(
      new Option('--schema-version <version>', '1 is for programs that do not support version 2 yet')
        .choices(schemaVersions.map(String))
        .default('2'),
    )
    .addHelpText('after', '\nExample:\n  docwright inspect specs > schema.json')
    .action((folders: string[], options: InspectOptions) =>
      run(options, (console) =>
        onProject({ folders, options: asDocumented(options) }, console, async (project) => {
          const { inspect } = await import('../commands/inspect.js');
          const schemaVersion = options.schemaVersion === '1' ? 1 : 2;
          return inspect({ ...project, cache: cacheOf(options), schemaVersion }, console);
        }),
      ),
    );
}

/** Apply only the project's own overrides, so that the schema can be compared with the site; those of the dialect only on request. */
function asDocumented(options: ProjectOptions): ProjectOptions {
  return { ...options, dialectOverrides: options.dialectOverrides ?? false };
}
