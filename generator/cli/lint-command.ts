import { Command, InvalidArgumentError, Option } from 'commander';
import { refuseOthers, sortGiven } from '../commands/lint/given-files.js';
import type { LintFormat } from '../commands/lint.js';
import { ConfigurationError } from '../config/config-error.js';
import { extensionsOf, pageRulesOf } from '../model/page-rules.js';
import { addCacheOptions, type CacheFlags, cacheOf } from './cache-options.js';
import { addReadingOptions, onProject, type ProjectOptions } from './project-options.js';
import type { Session } from './session.js';

interface LintOptions extends ProjectOptions, CacheFlags {
  readonly format: LintFormat;
  readonly fix?: boolean;
  readonly dryRun?: boolean;
  readonly explain?: string;
  readonly maxWarnings?: number;
}

const examples = `
Examples:
  docwright lint specs
  docwright lint specs --max-warnings 0 --format github
  docwright lint specs/openapi/v3/pay/transactions/jsapi.md
  docwright lint specs --format sarif > docwright.sarif
  docwright lint specs --fix --dry-run
  docwright lint --explain type-unknown`;

export function lintCommand({ run, version }: Session): Command {
  return addCacheOptions(addReadingOptions(new Command('lint')))
    .description('print problems of the pages, where they are, and how to fix them')
    .addOption(
      new Option('--format <format>', 'output format').choices(['pretty', 'json', 'sarif', 'github']).default('pretty'),
    )
    .option('--max-warnings <number>', 'exit with 1 if there are more warnings', toCount)
    .option('--fix', 'fix problems in the pages that can be fixed automatically')
    .option('--dry-run', 'with --fix: print the changes as a patch, without making them')
    .addOption(new Option('--explain <code>', 'explain a diagnostic').conflicts(['fix', 'dryRun', 'format']))
    .addHelpText('after', examples)
    .action((folders: string[], options: LintOptions) =>
      run(options, async (console) => {
        if (options.explain !== undefined) {
          const { explainCode } = await import('../commands/explain-code.js');
          return explainCode(options.explain, console);
        }
        const fix = chooseFix(options);
        const { folders: searched, only } = sortGiven(folders);
        return onProject({ folders: searched, options }, console, async (project) => {
          const { lint } = await import('../commands/lint.js');
          if (only) refuseOthers(only, extensionsOf(pageRulesOf(project.settings.dialect)));
          const { format, maxWarnings } = options;
          const call = { ...project, format, version, cache: cacheOf(options), ...(only && { only }) };
          return lint({ ...call, ...(fix && { fix }), ...(maxWarnings !== undefined && { maxWarnings }) }, console);
        });
      }),
    );
}

function toCount(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number, 0 or more.');
}

function chooseFix({ fix, dryRun }: LintOptions): 'write' | 'print-patch' | undefined {
  if (dryRun && !fix) throw new ConfigurationError('--dry-run shows what --fix would do: pass both.');
  if (!fix) return undefined;
  return dryRun ? 'print-patch' : 'write';
}
