import { Command, Option } from 'commander';
import { statTarget } from '../1-read/stat-target.js';
import { addReadingOptions, onProject, type ProjectOptions } from './project-options.js';
import type { Session } from './session.js';

interface ExplainOptions extends ProjectOptions {
  readonly format: 'pretty' | 'json';
}

const examples = `
Examples:
  docwright explain v3.payrollCard.tokens.post json.openid specs
  docwright explain "POST /v3/payroll-card/tokens" specs
  docwright explain openapi/v3/payroll-card/tokens#post Request.Json specs --format json`;

export function explainCommand({ run }: Session): Command {
  const command = new Command('explain')
    .argument('<operation>', 'a call as in code, a method and URL, a page, or a file of the client')
    .argument(
      '[field]',
      'json.amount.total, response.state, a path of an override, or a type such as Request.Json.Amount',
    );
  return addReadingOptions(command)
    .description('show the row of the page behind a call or a field, what was read, and why')
    .addOption(new Option('--format <format>', 'output format').choices(['pretty', 'json']).default('pretty'))
    .addHelpText('after', examples)
    .action((first: string, second: string | undefined, others: string[], options: ExplainOptions) =>
      run(options, (console) => {
        const { operation, field, folders } = sortWords([first, ...(second === undefined ? [] : [second]), ...others]);
        return onProject({ folders, options }, console, async ({ folders: given, settings, out }) => {
          const { explain } = await import('../commands/explain.js');
          const { format } = options;
          return explain(
            { folders: given, settings, out, operation, format, ...(field !== undefined && { field }) },
            console,
          );
        });
      }),
    );
}

/** A method and its URL are one name, even without quotes; an existing folder is not a field. */
function sortWords(words: readonly string[]) {
  const [first = '', second = '', ...others] = words;
  const isSplit = /^[A-Za-z]+$/.test(first) && second.startsWith('/') && !isFolder(second);
  const operation = isSplit ? `${first} ${second}` : first;
  const [field, ...folders] = isSplit ? others : words.slice(1);
  if (field === undefined || isFolder(field))
    return { operation, folders: field === undefined ? [] : [field, ...folders] };
  return { operation, field, folders };
}

function isFolder(path: string): boolean {
  return statTarget(path)?.isDirectory() ?? false;
}
