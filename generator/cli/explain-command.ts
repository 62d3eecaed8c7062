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
  docwright explain "guide/loans#GET /v1/loans/{loan}" response.copy docs
  docwright explain openapi/v3/payroll-card/tokens#post Request.Json specs --format json`;

export function explainCommand({ run }: Session): Command {
  const command = new Command('explain')
    .argument('<operation>', 'a call as in code, a method and URL, a key, a page, or a file of the client')
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

/** A key or a method with its URL is one name, even without quotes; a field may follow in the same quotes. */
function sortWords([first = '', ...others]: readonly string[]) {
  const [second = ''] = others;
  if (/^(?:\S+#)?[A-Za-z]+$/.test(first) && second.startsWith('/') && !isFolder(second)) {
    return placeWords(`${first} ${second}`, others.slice(1));
  }
  const [, operation, field] = /^((?:\S+#)?[A-Za-z]+\s+\/\S*)\s+(\S.*)$/.exec(first) ?? [];
  return operation === undefined || field === undefined
    ? placeWords(first, others)
    : { operation, field, folders: others };
}

/** A folder that is there is no field. */
function placeWords(operation: string, words: readonly string[]) {
  const [field, ...folders] = words;
  if (field === undefined || isFolder(field)) return { operation, folders: words };
  return { operation, field, folders };
}

function isFolder(path: string): boolean {
  return statTarget(path)?.isDirectory() ?? false;
}
