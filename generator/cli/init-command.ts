import { createInterface } from 'node:readline/promises';
import { Command, Option } from 'commander';
import type { Ask, InitCall } from '../commands/init.js';
import { ConfigurationError } from '../config/config-error.js';
import { defaultSettings } from '../config/settings.js';
import { notEmpty } from './project-options.js';
import type { Session } from './session.js';

interface InitOptions extends Pick<InitCall, 'input' | 'out' | 'importExtension'> {
  readonly force?: boolean;
  readonly yes?: boolean;
}

const examples = `
Examples:
  docwright init
  docwright init --input specs --out src/library --import-extension ts`;

export function initCommand({ run }: Session): Command {
  const folders = Object.keys(defaultSettings.dialect.pages?.folders ?? {}).map((folder) => `${folder}/`);
  return new Command('init')
    .description('write docwright.config.ts, asking for its values in a terminal')
    .option('--input <folder>', `the folder that contains ${folders.join(' or ')}`, notEmpty)
    .option('--out <folder>', 'folder of the client', notEmpty)
    .addOption(new Option('--import-extension <end>', 'how imports end').choices(['js', 'ts', 'none']))
    .option('--yes', 'ask nothing')
    .option('--force', 'replace an existing configuration')
    .addHelpText('after', examples)
    .action(({ force = false, yes = false, ...given }: InitOptions) =>
      run({}, async (console) => {
        const { init } = await import('../commands/init.js');
        const ask = yes ? undefined : askInTerminal();
        return init({ ...given, force, ...(ask && { ask }) }, console);
      }),
    );
}

/** Asks the user at the terminal; `undefined` where there is no terminal. */
function askInTerminal(): Ask | undefined {
  const { stdin, stderr } = process;
  if (!stdin.isTTY || !stderr.isTTY) return undefined;
  const ask: Ask = async (question, usual, choices) => {
    const listed = choices === undefined ? '' : ` ${choices.join(', ')}`;
    const answer = (await askOnce(`${question}${listed} (${usual}) `)).trim() || usual;
    return choices === undefined || choices.includes(answer) ? answer : ask(question, usual, choices);
  };
  return ask;
}

/** Ask one question; Ctrl-C and the end of the input end the command before anything is written. */
async function askOnce(words: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const ended = new Promise<never>((_, refuse) => {
    terminal.once('close', () =>
      refuse(new ConfigurationError('It was canceled before the last answer; nothing was written.')),
    );
  });
  try {
    return await Promise.race([terminal.question(words), ended]);
  } catch (error) {
    process.stderr.write('\n');
    throw error;
  } finally {
    ended.catch(() => {});
    terminal.close();
  }
}
