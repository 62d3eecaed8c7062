import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/**
 * A process that replies to each message with one.
 *
 * @typedef {object} Started
 * @property {(message: object) => Promise<any>} ask the type of the reply is documented in its file
 * @property {() => void} stop
 *
 * @param {string} file beside this one
 * @param {readonly string[]} [execArgv]
 * @returns {Started}
 */
export function startProcess(file, execArgv = []) {
  const child = fork(join(import.meta.dirname, file), { execArgv: [...execArgv] });
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`${file} ended with ${code}.`);
  });
  // It ends when it is stopped; `ask` rejects with a failure.
  failed.catch(() => {});
  return {
    ask: async (message) => {
      const answered = once(child, 'message');
      child.send(message);
      const [answer] = await Promise.race([answered, failed]);
      return answer;
    },
    stop: () => child.disconnect(),
  };
}
