import { checkOutput } from '../4-emit/write/check-output.js';
import { OutputError } from '../4-emit/write/output-error.js';
import { type ClientPlan, planClient } from '../4-emit/write/plan-client.js';
import type { BuiltClient } from '../run/build-client.js';
import { findLoss } from '../run/find-loss.js';
import { inputFolders } from '../run/input-folders.js';
import type { RunCall } from '../run/memory/open-run.js';
import type { Console } from './console.js';
import { type ExitCode, exitCodes } from './exit-codes.js';

/** Print what a run would write, change and remove, with the exit code that it would have. */
export async function planGenerate(
  { folders, out, force = false }: RunCall,
  { files, generated }: BuiltClient,
  console: Console,
): Promise<ExitCode> {
  const misplaced = checkOutput(out, inputFolders(folders, files));
  if (misplaced) return refuse(misplaced, console, exitCodes.wrongCall);
  try {
    const plan = await planClient(out, generated);
    console.print(listPlan(plan));
    console.tell(
      `${plan.write.length} to write, ${plan.change.length} to change, ${plan.remove.length} to remove in ${out}; nothing was changed\n`,
    );
    const loss = force ? undefined : await findLoss(out, generated);
    return loss ? refuse(loss, console, exitCodes.failed) : exitCodes.done;
  } catch (error) {
    if (error instanceof OutputError) return refuse(error, console, exitCodes.failed);
    throw error;
  }
}

/** `change  v3/pay/transactions/jsapi.ts`, a line for each file. */
function listPlan({ write, change, remove }: ClientPlan): string {
  const list = (word: string, paths: readonly string[]) => paths.map((path) => `${word}  ${path}\n`);
  return [...list('write ', write), ...list('change', change), ...list('remove', remove)].join('');
}

function refuse({ message, help }: OutputError, console: Console, exitCode: ExitCode): ExitCode {
  console.complain(`docwright: ${message} ${help}\n`);
  return exitCode;
}
