import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inspect, openapi } from 'docwright';
import { onTestFinished } from 'vitest';
import { createClient } from '../../generated/client.js';
import { createChecker } from '../../sandbox/api-document/check-value.js';
import { readDocument } from '../../sandbox/api-document/read-document.js';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { type Call, callEvery, type Outcome } from './call-every.js';

/** Call a sandbox of the pages with every sample; returns the differences from the pages. */
export async function callSandbox(input: string, folder: string, extension: string) {
  const document = await openapi({ input });
  const sandbox = await startSandbox({ document, stateless: true });
  onTestFinished(() => sandbox.close());
  const client = createClient({ ...sandbox.clientOptions, retries: 0 });
  const { pages } = await inspect({ input });
  const load = async (page: string, anchor: string): Promise<Call> => {
    const path = page.replace(/^openapi\//, '').replace(/\{(\w+)\}/g, '_$1_');
    return (await import(/* @vite-ignore */ pathToFileURL(join(folder, path + extension)).href))[anchor];
  };
  const outcomes = await callEvery(pages, client, load);
  const check = createChecker(document);
  const calls = new Map(readDocument(document).calls.map((call) => [call.source, call]));
  const describe = ({ id, response, data, error }: Outcome) => {
    if (error) return [`${id}: ${error}`];
    const call = calls.get(decodeURI(response?.headers.get('x-docwright-page') ?? ''));
    // The client returns the URL of a page for browsers, and does not request it.
    if (response?.status === 302) return [];
    if (!call) return [`${id}: names no page`];
    const isBody = call.answer.schema && /json|xml/.test(call.answer.mediaType ?? '');
    return (isBody ? check(data, call.answer.schema ?? {}) : []).map(({ field, issue }) => `${id}: ${field} ${issue}`);
  };
  return { outcomes, wrong: outcomes.flatMap(describe) };
}
