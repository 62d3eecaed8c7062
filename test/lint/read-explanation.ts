import { readFileSync } from 'node:fs';
import { explanations } from '../../generator/commands/explain-code.js';

/** The files of an example before and after the fix; an added or removed file is in only one of them. */
export interface Example {
  readonly spoilt: Readonly<Record<string, string>>;
  readonly corrected: Readonly<Record<string, string>>;
}

/** The example in the explanation of a code, from its `diff` fences. */
export function readExample(code: string): Example {
  const text = readFileSync(new URL(`${code}.md`, explanations), 'utf8');
  const fences = [...text.matchAll(/^````diff (.+)\n([\s\S]*?)\n````$/gm)];
  const side = (sign: string) =>
    Object.fromEntries(
      fences.flatMap(([, path = '', diff = '']) => {
        const lines = diff.split('\n').filter((line) => line === '' || line.startsWith(' ') || line.startsWith(sign));
        return lines.length === 0 ? [] : [[path, lines.map((line) => `${line.slice(1)}\n`).join('')]];
      }),
    );
  return { spoilt: side('-'), corrected: side('+') };
}
