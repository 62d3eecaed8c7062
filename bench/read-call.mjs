import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

export const usage = `Usage: npm run bench -- [folder] [--runs <number>] [--quick] [--calls] [--sandbox] [--phases]

  folder    a folder of pages; default ../shared/corpus, or specs when that is not there
  --runs    how often each is measured after a warm-up; default 5
  --quick   only the generators, once each, and write no bench/RESULTS.md
  --calls   only measure what calls by the client cost, and replace that section of bench/RESULTS.md
  --sandbox only measure what calls cost the sandbox, and replace that section of bench/RESULTS.md
  --phases  only print where the time goes, on one thread, and write no bench/RESULTS.md
`;

const corpus = '../shared/corpus';

/**
 * @typedef {object} BenchCall
 * @property {string} input as given, relative to the root of the checkout
 * @property {number} runs
 * @property {boolean} quick
 * @property {boolean} calls
 * @property {boolean} sandbox
 * @property {boolean} phases
 *
 * @returns {BenchCall | { readonly refused: string }}
 */
export function readCall() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        runs: { type: 'string', default: '5' },
        quick: { type: 'boolean', default: false },
        calls: { type: 'boolean', default: false },
        sandbox: { type: 'boolean', default: false },
        phases: { type: 'boolean', default: false },
      },
    });
    const runs = values.quick ? 1 : Number(values.runs);
    return checkCall({ ...values, input: positionals[0] ?? defaultInput(), runs });
  } catch (error) {
    return { refused: error instanceof Error ? error.message : String(error) };
  }
}

function defaultInput() {
  return existsSync(corpus) ? corpus : 'specs';
}

/** @param {BenchCall} call */
function checkCall(call) {
  if (!existsSync(join(call.input))) return { refused: `There is no folder ${call.input}.` };
  if (!Number.isInteger(call.runs) || call.runs < 1) return { refused: '--runs takes a whole number from 1.' };
  return call;
}
