import { buildProgram } from '../../generator/model/pattern/build-program.js';
import type { Match } from '../../generator/model/pattern/engine.js';
import { linearEngine } from '../../generator/model/pattern/linear-engine.js';
import { countSteps, findLongestText } from '../../generator/model/pattern/measure-backtracking.js';
import { parsePattern } from '../../generator/model/pattern/parse-pattern.js';
import { createPatterns } from './random-patterns.js';

/** The patterns and texts for which the linear engine finds anything else than the native one. */
export function compareEngines(patterns: number, seed?: number): string[] {
  const random = createPatterns(seed);
  const differences: string[] = [];
  for (let count = 0; count < patterns; count += 1) {
    const [source, flags] = [random.pattern(), random.flags()];
    const { part, names, prefix } = parsePattern(source, flags);
    if (countSteps(part) > 1000) continue;
    const engine = linearEngine({ program: buildProgram(part, names.length), names, prefix, flags });
    // The native engine takes minutes for some patterns, on texts of eight characters already.
    const longest = Math.max(4, findLongestText(part, flags.includes('m')));
    for (const text of Array.from({ length: 6 }, random.text).filter(({ length }) => length <= longest)) {
      const native = [...text.matchAll(new RegExp(source, `${flags}g`))].filter(({ index }) => !isInPair(text, index));
      const [found, expected] = [print(engine.all(text)), print(native)];
      if (found !== expected)
        differences.push(`/${source}/${flags} in ${JSON.stringify(text)}: ${found}, not ${expected}`);
    }
  }
  return differences;
}

/** V8 finds empty matches within surrogate pairs, where the language has no place. */
function isInPair(text: string, index: number): boolean {
  return index > 0 && (text.codePointAt(index - 1) ?? 0) > 0xffff;
}

function print(matches: Iterable<Match>): string {
  const found = Array.from(matches, (match) => [match.index, ...Array.from(match), { ...match.groups }]);
  return JSON.stringify(found);
}
