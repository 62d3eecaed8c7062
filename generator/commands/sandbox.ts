import { defaultSettings, type Settings } from '../config/settings.js';
import { codeFolder } from '../model/own-folders.js';
import type { Page } from '../model/schema.js';
import { buildDocument } from '../openapi/build-document.js';
import type { OpenApiDocument } from '../openapi/document.js';
import type { Console } from './console.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { readFolders } from './read-folders.js';
import { tellErrors } from './tell-errors.js';
import { wordWrongFolders } from './wrong-folders.js';

/** What is particular to `docwright sandbox`. */
export interface SandboxSettings {
  readonly port: number;
  readonly host: string;
  readonly keys: string;
  readonly seed: string;
  readonly speed: number;
  readonly notifyAnywhere: boolean;
}

export interface SandboxCall extends SandboxSettings {
  readonly folders: readonly string[];
  readonly settings?: Settings;
}

/** The server stands above the generator and is built after it, so that it is known here by its shape alone. */
interface Server {
  serve(options: ServeOptions): Promise<void>;
}

interface ServeOptions extends Omit<SandboxSettings, 'keys'> {
  readonly document: OpenApiDocument;
  readonly folder: string;
  readonly tell: (text: string) => void;
}

/** Serve what the pages describe until the process is told to end. */
export async function sandbox(call: SandboxCall, console: Console): Promise<ExitCode> {
  const { folders, settings = defaultSettings, port, host, keys: folder, seed, speed, notifyAnywhere } = call;
  const pages: Page[] = [];
  const read = await readFolders(folders, { settings, console, onPage: (page) => pages.push(page) });
  if ('wrong' in read) {
    console.complain(wordWrongFolders(read.wrong));
    return exitCodes.wrongCall;
  }
  const document = buildDocument(pages, settings.dialect.api);
  const exitCode = tellErrors(read, console);
  const { serve }: Server = await import(new URL('sandbox/serve.js', codeFolder).href);
  try {
    await serve({ document, port, host, folder, seed, speed, notifyAnywhere, tell: console.print });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    console.complain(`docwright: ${host}:${port} cannot be listened on: ${error.message}. Give --port another one.\n`);
    return exitCodes.failed;
  }
  return exitCode;
}
