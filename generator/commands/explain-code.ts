import { readFileSync } from 'node:fs';
import { type Code, codes } from '../diagnostics/codes.js';
import { fixes } from '../fix/fixes.js';
import type { Severity } from '../model/diagnostic.js';
import { nearestNames } from '../model/nearest-names.js';
import { packageFolder } from '../model/own-folders.js';
import type { Console } from './console.js';
import { type ExitCode, exitCodes } from './exit-codes.js';

/** Print what a code of a diagnostic means, with a page that has it and the fix. */
export function explainCode(code: string, console: Console): ExitCode {
  if (isCode(code)) {
    console.print(`${printExplanation(code)}\n`);
    return exitCodes.done;
  }
  const near = nearestNames(code, Object.keys(codes));
  const advice = near.length > 0 ? `Did you mean ${near.join(', ')}?` : 'docs/diagnostics.md lists them.';
  console.complain(`docwright: There is no diagnostic ${code}. ${advice}\n`);
  return exitCodes.wrongCall;
}

function isCode(code: string): code is Code {
  return Object.hasOwn(codes, code);
}

/** The folder of explanations, one file per code. */
export const explanations = new URL('templates/explanations/', packageFolder);

const severities: Readonly<Record<Severity, string>> = {
  error: 'an error: what it is about is left out, and the exit code is 1',
  warning: 'a warning: the client has it, with a weaker type or with what is left',
  info: 'an info: nothing is lost',
};

/** The full explanation of a code, as Markdown. */
export function printExplanation(code: Code): string {
  const { severity, message, help } = codes[code];
  const words = readFileSync(new URL(`${code}.md`, explanations), 'utf8').trim();
  return [
    `## ${code}`,
    `It is ${severities[severity]}.`,
    words,
    `What lint says: ${message}`,
    `What to do: ${help}`,
    ...(code in fixes ? ['`docwright lint --fix` fixes it.'] : []),
    severity === 'error' ? 'An error cannot be accepted.' : wordAccepting(code),
  ].join('\n\n');
}

function wordAccepting(code: Code): string {
  const entry = `{ "code": "${code}", "file": "openapi/….md", "line": 6, "reason": "…" }`;
  return `Where it is right as it is, accept it by an entry of \`accepted.json\` beside \`openapi/\`; without \`line\` it holds for the page:\n\n    ${entry}`;
}
