import { explainAccess } from '../1-read/explain-access.js';
import { apis } from '../apis/find-api.js';
import { defaultSettings, type Settings } from '../config/settings.js';
import type { Api } from '../model/api.js';
import { codeFolder } from '../model/own-folders.js';
import { buildDocument } from '../openapi/build-document.js';
import type { OpenApiDocument } from '../openapi/document.js';
import type { CacheOptions } from '../run/memory/locate-cache.js';
import { readSchema } from '../run/read-schema.js';
import type { Console } from './console.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { completeRun, tellErrors } from './review-run.js';

/** The options of `docwright sandbox`. */
export interface SandboxSettings {
  readonly port: number;
  readonly host: string;
  readonly keys: string;
  readonly seed: string;
  readonly speed: number;
  /** Milliseconds until a refund, a sharing or a return is done. */
  readonly refundAfter: number;
  readonly notifyAnywhere: boolean;
  readonly tls: boolean;
  readonly data?: string;
}

export interface SandboxCall extends SandboxSettings {
  readonly folders: readonly string[];
  readonly settings?: Settings;
  readonly cache?: CacheOptions;
}

/** The server depends on the generator and is built after it, so only its type is declared here. */
interface Server {
  runSandbox(options: ServeOptions): Promise<void>;
}

interface ServeOptions extends Omit<SandboxSettings, 'keys'> {
  readonly document: OpenApiDocument;
  readonly folder: string;
  readonly print: (text: string) => void;
}

/** The APIs that have a sandbox. */
function wordServed(): string {
  const served = Object.values<Api>(apis).filter(({ sandbox }) => sandbox === true);
  return `It serves: ${served.map(({ name }) => name).join(', ')}.`;
}

/** Serve the calls that the pages describe until the process gets a signal to end. */
export async function sandbox(call: SandboxCall, console: Console): Promise<ExitCode> {
  const {
    folders,
    settings = defaultSettings,
    cache = {},
    port,
    host,
    keys: folder,
    seed,
    speed,
    refundAfter,
    notifyAnywhere,
    tls,
    data,
  } = call;
  const { api } = settings.dialect;
  if (api.sandbox !== true) {
    console.complain(`docwright: sandbox cannot serve the API ${api.name}. ${wordServed()}\n`);
    return exitCodes.wrongCall;
  }
  const read = await completeRun(readSchema({ folders, settings, cache }), console);
  if ('exitCode' in read) return read.exitCode;
  const document = buildDocument(read.pages, settings.dialect);
  const exitCode = await tellErrors(read, console);
  const { runSandbox }: Server = await import(new URL('sandbox/run-command.js', codeFolder).href);
  try {
    const kept = data === undefined ? {} : { data };
    await runSandbox({
      document,
      port,
      host,
      folder,
      seed,
      speed,
      refundAfter,
      notifyAnywhere,
      tls,
      ...kept,
      print: console.print,
    });
  } catch (error) {
    const message = wordFailure(error, { address: `${host}:${port}`, keys: folder });
    if (message === undefined) throw error;
    console.complain(`docwright: ${message}\n`);
    return exitCodes.failed;
  }
  return exitCode;
}

interface UsedPlaces {
  readonly address: string;
  /** The folder of the keys. */
  readonly keys: string;
}

/** The message for a problem of the call; `undefined` for a bug of docwright. */
function wordFailure(error: unknown, { address, keys }: UsedPlaces): string | undefined {
  if (error instanceof TypeError && error.message.includes('libsql')) return error.message;
  if (!(error instanceof Error && 'code' in error)) return undefined;
  if ('path' in error && /^(?:EACCES|EPERM|EROFS|ENOTDIR|EEXIST)$/.test(String(error.code))) {
    return `Keys cannot be kept in ${keys}: ${explainAccess(error)}. Pass a writable folder to --keys.`;
  }
  const isAddress =
    /^(EADDR|EACCES|ENOTFOUND)/.test(String(error.code)) && 'syscall' in error && error.syscall === 'listen';
  return isAddress
    ? `The sandbox cannot listen on ${address}: ${error.message}. Pass another port to --port.`
    : error.message;
}
