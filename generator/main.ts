#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { Command, CommanderError, Option } from 'commander';
import { createConsole } from './commands/console.js';
import { type ExitCode, exitCodes } from './commands/exit-codes.js';
import { generate } from './commands/generate.js';
import { inspect } from './commands/inspect.js';
import { type LintFormat, lint } from './commands/lint.js';
import { optimizeLate } from './run/optimize-late.js';

interface CommonOptions {
  readonly silent?: boolean;
}

/** Set by whichever command ran. */
let exitCode: ExitCode = exitCodes.done;

const program = new Command('docwright')
  .description('Turns folders of Markdown API pages into a typed TypeScript client.')
  .version(readVersion(), '-v, --version', 'print the version')
  .helpOption('-h, --help', 'print help')
  .showHelpAfterError('(docwright --help tells how to call it)')
  .exitOverride();

const silent = new Option('--silent', 'print results and errors, but no progress and no summary');
const foldersHelp = 'folders that hold openapi/ or webhook/, are one of these, or lie below one';

program
  .command('generate')
  .description('write the client that the pages describe')
  .argument('<folders...>', foldersHelp)
  .requiredOption('--out <folder>', 'where the client goes; only files that docwright wrote are replaced or removed')
  .addOption(silent)
  .addHelpText('after', '\nExample:\n  docwright generate specs --out generated')
  .action(async (folders: string[], options: CommonOptions & { readonly out: string }) => {
    exitCode = await generate({ folders, out: options.out, version: readVersion() }, consoleFor(options));
  });

program
  .command('inspect')
  .description('print the schema of the pages as JSON')
  .argument('<folders...>', foldersHelp)
  .addOption(silent)
  .addHelpText('after', '\nExample:\n  docwright inspect specs > schema.json')
  .action(async (folders: string[], options: CommonOptions) => {
    exitCode = await inspect(folders, consoleFor(options));
  });

program
  .command('lint')
  .description('print what is odd about the pages, where, and what to do')
  .argument('<folders...>', foldersHelp)
  .addOption(new Option('--format <format>', 'how to print it').choices(['pretty', 'json']).default('pretty'))
  .addOption(silent)
  .addHelpText('after', '\nExample:\n  docwright lint specs')
  .action(async (folders: string[], options: CommonOptions & { readonly format: LintFormat }) => {
    exitCode = await lint({ folders, format: options.format, version: readVersion() }, consoleFor(options));
  });

function consoleFor({ silent = false }: CommonOptions) {
  return createConsole({ silent });
}

function readVersion(): string {
  const { version }: { version: string } = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
  );
  return version;
}

optimizeLate();
try {
  await program.parseAsync();
  process.exitCode = exitCode;
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.wrongCall;
}
