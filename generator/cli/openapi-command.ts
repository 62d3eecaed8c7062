import { Command } from 'commander';
import { ConfigurationError } from '../config/config-error.js';
import { addCacheOptions, type CacheFlags, cacheOf } from './cache-options.js';
import { addReadingOptions, onProject, type ProjectOptions } from './project-options.js';
import type { Session } from './session.js';

/** `--out` is a file here, so `output` of the configuration, the folder of the client, is ignored. */
export function openapiCommand({ run }: Session): Command {
  return addCacheOptions(addReadingOptions(new Command('openapi')))
    .description('print what the pages describe as an OpenAPI 3.1 document')
    .option('--out <file>', 'write it to a file, as YAML when the name ends in .yaml or .yml')
    .addHelpText('after', '\nExample:\n  docwright openapi specs --out openapi.yaml')
    .action((folders: string[], { out, ...options }: ProjectOptions & CacheFlags) =>
      run(options, (console) =>
        onProject({ folders, options }, console, async ({ folders: given, settings }) => {
          const { openapi } = await import('../commands/openapi.js');
          const call = { folders: given, settings, cache: cacheOf(options) };
          return openapi({ ...call, ...(out !== undefined && { out: requireFile(out) }) }, console);
        }),
      ),
    );
}

function requireFile(out: string): string {
  if (out !== '') return out;
  throw new ConfigurationError('The file is missing. Name one after --out, or omit --out to print the document.');
}
