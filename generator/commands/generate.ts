import type { Console } from './console.js';
import { type EmitCall, emitFolders } from './emit-folders.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { inputFolders } from './input-folders.js';
import { summarizeGenerate } from './summarize-generate.js';
import { tellErrors } from './tell-errors.js';
import { wordWrongFolders } from './wrong-folders.js';

export interface GenerateCall extends EmitCall {
  readonly out: string;
}

/** Write the client that the pages describe. */
export async function generate(call: GenerateCall, console: Console): Promise<ExitCode> {
  const start = performance.now();
  const [{ checkOutput }, { OutputError }, { writeClient }] = await Promise.all([
    import('../4-emit/write/check-output.js'),
    import('../4-emit/write/output-error.js'),
    import('../4-emit/write/write-client.js'),
  ]);
  const client = await emitFolders(call, console);
  if ('wrong' in client) {
    console.complain(wordWrongFolders(client.wrong));
    return exitCodes.wrongCall;
  }
  const refused = checkOutput(call.out, inputFolders(call.folders, client.files));
  if (refused) return complain(refused, console, exitCodes.wrongCall);
  try {
    const written = await writeClient(call.out, client.generated);
    const seconds = (performance.now() - start) / 1000;
    console.tell(summarizeGenerate({ ...client, written, out: call.out, seconds }, console.colors));
  } catch (error) {
    if (error instanceof OutputError) return complain(error, console, exitCodes.failed);
    throw error;
  }
  return tellErrors(client, console);
}

function complain({ message, help }: { message: string; help: string }, console: Console, code: ExitCode): ExitCode {
  console.complain(`docwright: ${message} ${help}\n`);
  return code;
}
