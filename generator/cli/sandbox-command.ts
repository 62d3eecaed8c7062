import { Command, InvalidArgumentError } from 'commander';
import type { SandboxSettings } from '../commands/sandbox.js';
import { addCacheOptions, type CacheFlags, cacheOf } from './cache-options.js';
import { addReadingOptions, notEmpty, onProject, type ProjectOptions } from './project-options.js';
import type { Session } from './session.js';

export function sandboxCommand({ run }: Session): Command {
  return addCacheOptions(addReadingOptions(new Command('sandbox')))
    .description('serve what the pages describe on this machine, with signatures and checks, but no real money')
    .option('--port <number>', 'where it listens; 0 for a free port', toPort, 8790)
    .option('--host <address>', 'who can reach it; by default this machine alone', notEmpty, '127.0.0.1')
    .option('--keys <folder>', 'where its keys are kept', notEmpty, '.docwright/sandbox')
    .option('--data <file>', 'keep orders, refunds, transfers and notifications in a file; needs libsql', notEmpty)
    .option(
      '--speed <factor>',
      'how fast the schedule of notifications passes: 60 makes a minute a second',
      toFactor,
      1,
    )
    .option('--refund-after <ms>', 'how long a refund, a sharing or a return takes', toMilliseconds, 1000)
    .option('--notify-anywhere', 'let notifications leave this machine', false)
    .option('--tls', 'speak HTTPS, and ask for a client certificate where the service does', false)
    .option('--seed <text>', 'invented answers are the same for the same seed', '')
    .addHelpText('after', '\nExample:\n  docwright sandbox specs --port 8790')
    .action((folders: string[], options: ProjectOptions & SandboxSettings & CacheFlags) =>
      run(options, (console) =>
        onProject({ folders, options }, console, async (project) => {
          const { sandbox } = await import('../commands/sandbox.js');
          return sandbox({ ...project, ...options, cache: cacheOf(options) }, console);
        }),
      ),
    );
}

function toPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('It must be a number from 0 to 65535.');
}

function toMilliseconds(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number of milliseconds.');
}

function toFactor(text: string): number {
  const factor = Number(text);
  if (factor > 0 && Number.isFinite(factor)) return factor;
  throw new InvalidArgumentError('It must be a number above 0.');
}
