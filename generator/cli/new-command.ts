import { existsSync } from 'node:fs';
import { Command } from 'commander';
import { loadConfig } from '../config/load-config.js';
import { resolveProject } from '../config/resolve-project.js';
import { defaultSettings } from '../config/settings.js';
import type { ConsoleOptions, Session } from './session.js';

interface NewOptions extends ConsoleOptions {
  readonly method?: string;
  readonly title?: string;
  readonly root?: string;
  readonly config?: string;
}

const examples = `
Examples:
  docwright new v3/rare-books/{loan_no} --method get --title 'Look up a loan' --root specs
  docwright new webhook/v3/BOOK.RETURNED`;

export function newCommand({ run }: Session): Command {
  const { api, pages } = defaultSettings.dialect;
  const { call, notification } = api.pageExamples;
  const folders = Object.keys(pages?.folders ?? {}).map((folder) => `${folder}/`);
  return new Command('new')
    .description('write a page to fill in')
    .argument('<page>', `${call}, or ${notification}`)
    .option('--method <method>', 'method of the call: get, post, put, patch or delete')
    .option('--title <title>', 'of the page')
    .option(
      '--root <folder>',
      `folder that contains ${folders.join(' and ')}; default: \`input\` of the configuration, or specs`,
    )
    .option('--config <file>', 'the configuration, instead of docwright.config.{ts,js,json}')
    .addHelpText('after', examples)
    .action((page: string, { method, title, root, config }: NewOptions) =>
      run({}, async (console) => {
        const { folders, settings } = resolveProject(await loadConfig(config), {});
        const { newPage } = await import('../commands/new.js');
        const usual = folders[0] ?? (existsSync('specs') ? 'specs' : '');
        return newPage({ page, method, title, root: root ?? usual, settings }, console);
      }),
    );
}
