import { createInterface } from 'node:readline/promises';
import type { Ask } from '../commands/init.js';
import { ConfigurationError } from '../config/config-error.js';

/** Asks whoever sits at the terminal; `undefined` where nobody does. */
export function askInTerminal(): Ask | undefined {
  const { stdin, stderr } = process;
  if (!stdin.isTTY || !stderr.isTTY) return undefined;
  const ask: Ask = async (question, usual, choices) => {
    const listed = choices === undefined ? '' : ` ${choices.join(', ')}`;
    const answer = (await askOnce(`${question}${listed} (${usual}) `)).trim() || usual;
    return choices === undefined || choices.includes(answer) ? answer : ask(question, usual, choices);
  };
  return ask;
}

/** Ctrl-C and the end of the input end the command before anything is written. */
async function askOnce(words: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const ended = new Promise<never>((_, refuse) => {
    terminal.once('close', () =>
      refuse(new ConfigurationError('It was ended before the last answer; nothing is written.')),
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
