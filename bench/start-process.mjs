import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/**
 * A process that answers each message with one.
 *
 * @typedef {object} Started
 * @property {(message: object) => Promise<any>} ask what it answers is what its file says
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
  // It ends when it is told to; a failure is seen by whoever asks.
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
