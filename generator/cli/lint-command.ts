import { Command, Option } from 'commander';
import type { LintFormat } from '../commands/lint.js';
import { ConfigurationError } from '../config/config-error.js';
import { addCacheOptions, type CacheFlags, cacheOf } from './cache-options.js';
import { addReadingOptions, onProject, type ProjectOptions } from './project-options.js';
import type { Session } from './session.js';

interface LintOptions extends ProjectOptions, CacheFlags {
  readonly format: LintFormat;
  readonly fix?: boolean;
  readonly dryRun?: boolean;
  readonly explain?: string;
}

const examples = `
Examples:
  docwright lint specs
  docwright lint specs --format sarif > docwright.sarif
  docwright lint specs --fix --dry-run
  docwright lint --explain type-unknown`;

export function lintCommand({ run, version }: Session): Command {
  return addCacheOptions(addReadingOptions(new Command('lint')))
    .description('print what is odd about the pages, where, and what to do')
    .addOption(
      new Option('--format <format>', 'how to print it').choices(['pretty', 'json', 'sarif']).default('pretty'),
    )
    .option('--fix', 'mend in the pages what can be mended without knowing what they are about')
    .option('--dry-run', 'with --fix: print the changes as a patch, and make none')
    .addOption(new Option('--explain <code>', 'tell what a diagnostic means').conflicts(['fix', 'dryRun', 'format']))
    .addHelpText('after', examples)
    .action((folders: string[], options: LintOptions) =>
      run(options, async (console) => {
        if (options.explain !== undefined) {
          const { explainCode } = await import('../commands/explain-code.js');
          return explainCode(options.explain, console);
        }
        const fix = chooseFix(options);
        return onProject({ folders, options }, console, async (project) => {
          const { lint } = await import('../commands/lint.js');
          const call = { ...project, format: options.format, version, cache: cacheOf(options) };
          return lint({ ...call, ...(fix && { fix }) }, console);
        });
      }),
    );
}

function chooseFix({ fix, dryRun }: LintOptions): 'write' | 'print-patch' | undefined {
  if (dryRun && !fix) throw new ConfigurationError('--dry-run shows what --fix would do: give both.');
  if (!fix) return undefined;
  return dryRun ? 'print-patch' : 'write';
}
