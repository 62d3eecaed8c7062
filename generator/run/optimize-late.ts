import { setFlagsFromString } from 'node:v8';

/** The flag by the major version of Node, where one is known and measured; an unknown flag would be complained of. */
const flags: Readonly<Record<string, string>> = { '20': '--interrupt-budget=500000' };

/**
 * Have the engine wait longer before it optimizes a function.
 *
 * A run lasts a second or two, and much of what V8 optimizes by default is not called often enough afterwards to pay for
 * it: a run over 700 pages on two processors took a fifth less time with this budget (`npm run bench` measures such a
 * run). It is for the command line alone, since it holds for the whole process.
 */
export function optimizeLate(): void {
  const [major = ''] = process.versions.node.split('.');
  const flag = flags[major];
  if (flag !== undefined) setFlagsFromString(flag);
}
