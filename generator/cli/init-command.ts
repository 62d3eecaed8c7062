import { Command, Option } from 'commander';
import type { InitCall } from '../commands/init.js';
import { askInTerminal } from './ask-in-terminal.js';
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
  return new Command('init')
    .description('write docwright.config.ts, and ask in a terminal what it is to say')
    .option('--input <folder>', 'the folder that holds openapi/ or webhook/', notEmpty)
    .option('--out <folder>', 'where the client goes', notEmpty)
    .addOption(new Option('--import-extension <end>', 'how imports end').choices(['js', 'ts', 'none']))
    .option('--yes', 'ask nothing')
    .option('--force', 'replace a configuration that is there')
    .addHelpText('after', examples)
    .action(({ force = false, yes = false, ...given }: InitOptions) =>
      run({}, async (console) => {
        const { init } = await import('../commands/init.js');
        const ask = yes ? undefined : askInTerminal();
        return init({ ...given, force, ...(ask && { ask }) }, console);
      }),
    );
}
