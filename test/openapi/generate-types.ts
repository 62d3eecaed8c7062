import { join } from 'node:path';
import { createClient } from '@hey-api/openapi-ts';
import openapiTypescript, { astToString, type OpenAPITSOptions } from 'openapi-typescript';
import type { OpenApiDocument } from '../../generator/openapi/document.js';
import { writeFiles } from '../support/temporary-folder.js';

/** The types that openapi-typescript generates from a document. */
export async function printTypes(document: object, options: OpenAPITSOptions = {}): Promise<string> {
  return astToString(await openapiTypescript(JSON.stringify(document), { silent: true, ...options }));
}

/** Write the client that @hey-api/openapi-ts generates from a document. */
export async function writeClient(document: OpenApiDocument, folder: string): Promise<void> {
  writeFiles(folder, { 'openapi.json': JSON.stringify(document) });
  await createClient({
    input: join(folder, 'openapi.json'),
    output: { path: join(folder, 'client'), importFileExtension: '.js' },
    logs: { level: 'silent', file: false },
  });
}
