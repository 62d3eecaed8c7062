import { spawn } from 'node:child_process';

/**
 * Run a Node program to its end; rejects with its output if it fails.
 *
 * @param {readonly string[]} args
 * @param {{ readonly cwd?: string, readonly env?: NodeJS.ProcessEnv }} [place]
 * @returns {Promise<{ readonly seconds: number, readonly output: string }>} from before it starts until it has exited
 */
export function timeProcess(args, { cwd = process.cwd(), env = process.env } = {}) {
  const start = performance.now();
  const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  /** @type {Buffer[]} */
  const output = [];
  /** @type {Buffer[]} */
  const complaints = [];
  child.stdout.on('data', (chunk) => output.push(chunk));
  child.stderr.on('data', (chunk) => complaints.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      const seconds = (performance.now() - start) / 1000;
      if (code === 0) return resolve({ seconds, output: Buffer.concat(output).toString() });
      const said = Buffer.concat([...output, ...complaints]).toString();
      return reject(new Error(`node ${args.join(' ')} ended with ${code}:\n${said.slice(-4000)}`));
    });
  });
}
