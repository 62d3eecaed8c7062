import { Command, InvalidArgumentError } from 'commander';
import type { SandboxSettings } from '../commands/sandbox.js';
import { addCacheOptions, type CacheFlags, cacheOf } from './cache-options.js';
import { addReadingOptions, notEmpty, onProject, type ProjectOptions } from './project-options.js';
import type { Session } from './session.js';

export function sandboxCommand({ run }: Session): Command {
  return addCacheOptions(addReadingOptions(new Command('sandbox')))
    .description('serve the documented calls on this machine, with signatures and checks, but no real money')
    .option('--port <number>', 'port to listen on; 0 for a free one', toPort, 8790)
    .option('--host <address>', 'address to listen on; by default only this machine can connect', notEmpty, '127.0.0.1')
    .option('--keys <folder>', 'folder of its keys', notEmpty, '.docwright/sandbox')
    .option('--data <file>', 'keep orders, refunds, transfers and notifications in a file; needs libsql', notEmpty)
    .option('--speed <factor>', 'speed of the retries of notifications: with 60, a minute takes a second', toFactor, 1)
    .option('--refund-after <ms>', 'time until a refund, a sharing or a return finishes', toMilliseconds, 1000)
    .option('--notify-anywhere', 'send notifications to other machines too', false)
    .option('--tls', 'use HTTPS, and require a client certificate where the service does', false)
    .option('--seed <text>', 'seed of sample responses; the same seed gives the same ones', '')
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
