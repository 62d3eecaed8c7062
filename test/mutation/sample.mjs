import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';

/** Keys of `size` mutants, in an order that depends only on the seed. */
export function drawSample(mutants, seed, size) {
  const hashOf = (key) => createHash('sha256').update(`${seed} ${key}`).digest('hex');
  const drawn = mutants.map(keyOf).map((key) => ({ key, hash: hashOf(key) }));
  drawn.sort((one, other) => (one.hash < other.hash ? -1 : 1));
  return drawn.slice(0, size).map(({ key }) => key);
}

/** A key of a mutant that is the same in every process. */
function keyOf({ fileName, location: { start, end }, mutatorName, replacement }) {
  const file = relative(process.cwd(), fileName);
  return JSON.stringify([file, start.line, start.column, end.line, end.column, mutatorName, replacement]);
}

/** A checker of Stryker that lets only the mutants of `sample.json` through, in the order of the sample. */
class SampleChecker {
  #ranks = new Map();

  async init() {
    const keys = JSON.parse(readFileSync('sample.json', 'utf8'));
    this.#ranks = new Map(keys.map((key, rank) => [key, rank]));
  }

  async group(mutants) {
    const rankOf = (mutant) => this.#ranks.get(keyOf(mutant)) ?? Number.POSITIVE_INFINITY;
    const drawn = mutants.filter((mutant) => this.#ranks.has(keyOf(mutant))).sort((a, b) => rankOf(a) - rankOf(b));
    const rest = mutants.filter((mutant) => !this.#ranks.has(keyOf(mutant)));
    return [...drawn.map(({ id }) => [id]), rest.map(({ id }) => id)].filter((group) => group.length > 0);
  }

  async check(mutants) {
    const results = mutants.map((mutant) => [
      mutant.id,
      this.#ranks.has(keyOf(mutant)) ? { status: 'passed' } : { status: 'compileError', reason: 'Not in the sample.' },
    ]);
    return Object.fromEntries(results);
  }
}

/** A reporter of Stryker that prints each mutant of the sample after it is tested. */
class SampleReporter {
  onMutantTested({ fileName, location: { start }, mutatorName, replacement, status }) {
    if (status === 'CompileError') return;
    const place = `${relative(process.cwd(), fileName)}:${start.line}:${start.column}`;
    process.stdout.write(`${status} ${place} ${mutatorName} → ${JSON.stringify(replacement)}\n`);
  }
}

export const strykerPlugins = [
  declareClassPlugin(PluginKind.Checker, 'sample', SampleChecker),
  declareClassPlugin(PluginKind.Reporter, 'sample', SampleReporter),
];
