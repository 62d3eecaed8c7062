import { readFileSync, statSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { defaultSettings, type Settings } from '../config/settings.js';
import { replaceFile } from '../model/replace-file.js';
import { toJsonText } from '../model/to-json-text.js';
import { buildDocument } from '../openapi/build-document.js';
import type { OpenApiDocument } from '../openapi/document.js';
import type { CacheOptions } from '../run/memory/locate-cache.js';
import type { ReadRun } from '../run/read-folders.js';
import { readSchema } from '../run/read-schema.js';
import type { Console } from './console.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { completeRun, tellErrors } from './review-run.js';

export interface OpenApiCall {
  readonly folders: readonly string[];
  readonly settings?: Settings;
  readonly cache?: CacheOptions;
  /** The file to write, as YAML if it ends in `.yaml` or `.yml`. Left out for standard output. */
  readonly out?: string;
}

/** Write the schema of the pages as an OpenAPI document. */
export async function openapi(call: OpenApiCall, console: Console): Promise<ExitCode> {
  const { folders, out, settings = defaultSettings, cache = {} } = call;
  const read = await completeRun(readSchema({ folders, settings, cache }), console);
  if ('exitCode' in read) return read.exitCode;
  const document = buildDocument(read.pages, settings.dialect);
  if (out === undefined) {
    console.print(toJsonText(document));
    return await tellErrors(read, console);
  }
  if (isPage(out, read)) {
    console.complain(`docwright: ${out} is a page. Pass another file to --out, such as openapi.json.\n`);
    return exitCodes.wrongCall;
  }
  return (await writeTo(out, document, console)) ? await tellErrors(read, console) : exitCodes.failed;
}

async function writeTo(out: string, document: OpenApiDocument, console: Console): Promise<boolean> {
  try {
    await writeDocument(out, await print(document, out));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    console.complain(`docwright: ${wordFailure(error, out)}\n`);
    return false;
  }
  const [paths, webhooks] = [document.paths, document.webhooks].map(countOperations);
  console.tell(`${paths} calls and ${webhooks} notifications in ${console.colors.cyan(out)}\n`);
  return true;
}

function wordFailure(error: Error, out: string): string {
  if (error instanceof WrittenByOthers) return `${out} ${error.message}. Pass another file to --out, or move this one.`;
  return `${out} cannot be written: ${error.message}. Pass a file in a writable folder to --out.`;
}

/** The YAML package takes a while to load, and JSON does not need it. */
async function print(document: OpenApiDocument, out: string): Promise<string> {
  if (!/^\.ya?ml$/i.test(extname(out))) return toJsonText(document);
  const { toYaml } = await import('./to-yaml.js');
  return toYaml(document);
}

function isPage(out: string, { files }: ReadRun): boolean {
  return files.some(({ location }) => resolve(location) === resolve(out));
}

function countOperations(places: OpenApiDocument['paths']): number {
  return Object.values(places).reduce((sum, place) => sum + Object.keys(place).length, 0);
}

/** The existing file was not written by docwright. */
class WrittenByOthers extends Error {}

/** A line that every document of docwright has, in JSON and in YAML, and hardly any other file. */
const mark = /^"?x-generator"?: "?docwright"?$/;

/** Write a document or replace an earlier one, completely or not at all. */
async function writeDocument(path: string, text: string): Promise<void> {
  const earlier = readEarlier(path);
  if (earlier === text) return;
  if (earlier !== undefined && !earlier.split('\n').some((line) => mark.test(line.trim())))
    throw new WrittenByOthers('already exists, and docwright did not write it');
  await replaceFile(path, text);
}

function readEarlier(path: string): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return undefined;
  if (!found.isFile()) throw new WrittenByOthers(found.isDirectory() ? 'is a folder' : 'is not a file');
  return readFileSync(path, 'utf8');
}
