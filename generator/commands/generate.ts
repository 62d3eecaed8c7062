import { createHash } from 'node:crypto';
import type { Code } from '../diagnostics/codes.js';
import { printDiagnostics } from '../diagnostics/print-diagnostics.js';
import { collectDiagnostics } from '../diagnostics/report.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { GeneratedFile } from '../model/generated-file.js';
import type { PageOutcome } from '../run/process-page.js';
import type { Console } from './console.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { inputFolders } from './input-folders.js';
import { createPageTexts } from './page-texts.js';
import { type ReadFolders, readFolders } from './read-folders.js';
import { summarizeGenerate } from './summarize-generate.js';
import { wordWrongFolders } from './wrong-folders.js';

export interface GenerateCall {
  readonly folders: readonly string[];
  readonly out: string;
  /** Of docwright, for the manifest. */
  readonly version: string;
}

/** Write the client that the pages describe. */
export async function generate(call: GenerateCall, console: Console): Promise<ExitCode> {
  const start = performance.now();
  const [{ checkOutput }, { OutputError }, { writeClient }] = await Promise.all([
    import('../4-emit/write/check-output.js'),
    import('../4-emit/write/output-error.js'),
    import('../4-emit/write/write-client.js'),
  ]);
  const client = await emit(call, console);
  if ('wrong' in client) {
    console.complain(wordWrongFolders(client.wrong));
    return exitCodes.wrongCall;
  }
  const refused = checkOutput(call.out, inputFolders(call.folders, client.files));
  if (refused) return complain(refused, console, exitCodes.wrongCall);
  try {
    const written = await writeClient(call.out, client.generated);
    console.tell(
      summarizeGenerate(
        { ...client, written, out: call.out, seconds: (performance.now() - start) / 1000 },
        console.colors,
      ),
    );
  } catch (error) {
    if (error instanceof OutputError) return complain(error, console, exitCodes.failed);
    throw error;
  }
  return tellErrors(client, console);
}

/** Everything but the writing. */
async function emit({ folders, version }: GenerateCall, console: Console) {
  const [{ emitClient }, { readRuntime }] = await Promise.all([
    import('../4-emit/emit-client.js'),
    import('../4-emit/read-runtime.js'),
  ]);
  let generated: readonly GeneratedFile[] = [];
  const finish = (outcomes: readonly PageOutcome[]) => {
    const diagnostics: Diagnostic<Code>[] = [];
    const pages = outcomes.flatMap(({ emitted }) => emitted ?? []);
    const parts = { pages, runtime: readRuntime(), version, input: digestOf(outcomes) };
    generated = emitClient(parts, collectDiagnostics(diagnostics));
    return diagnostics;
  };
  const read = await readFolders(folders, { wanted: 'client', console, finish });
  return 'wrong' in read ? read : { ...read, generated };
}

/** What the pages hash to: their paths and texts, in order. */
function digestOf(outcomes: readonly PageOutcome[]): string {
  const hash = createHash('sha256');
  for (const { path, digest } of outcomes) hash.update(`${path}\0${digest ?? ''}\n`);
  return hash.digest('hex');
}

function complain({ message, help }: { message: string; help: string }, console: Console, code: ExitCode): ExitCode {
  console.complain(`docwright: ${message} ${help}\n`);
  return code;
}

/** Operations that were left out are never passed over in silence. */
function tellErrors({ diagnostics, files }: ReadFolders, console: Console): ExitCode {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return exitCodes.done;
  console.complain(printDiagnostics(errors, { colors: console.colors, textOf: createPageTexts(files) }));
  return exitCodes.failed;
}
