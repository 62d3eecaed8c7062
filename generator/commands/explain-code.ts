import { type Code, codes } from '../diagnostics/codes.js';
import { nearestNames } from '../model/nearest-names.js';
import type { Console } from './console.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { printExplanation } from './lint/print-explanation.js';

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
