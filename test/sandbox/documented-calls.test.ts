import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inspect, openapi } from 'docwright';
import { expect, it, onTestFinished } from 'vitest';
import { createClient } from '../../generated/client.js';
import { createChecker } from '../../sandbox/pages/check-value.js';
import { readDocument } from '../../sandbox/pages/read-document.js';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { needsSharedFolder, sharedPath } from '../conformance/shared-folder.js';
import { repository } from '../support/run-docwright.js';
import { createFolder } from '../support/temporary-folder.js';
import { emitCorpus } from '../wire/emit-corpus.js';
import { type Call, callEvery, type Outcome } from './call-every.js';

/** Call a sandbox of the pages with every sample; says what is not as the pages say. */
async function callSandbox(input: string, folder: string, extension: string) {
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
    // What a browser opens is given as its address, and is not asked for.
    if (response?.status === 302) return [];
    if (!call) return [`${id}: names no page`];
    const isBody = call.answer.schema && /json|xml/.test(call.answer.mediaType ?? '');
    return (isBody ? check(data, call.answer.schema ?? {}) : []).map(({ field, issue }) => `${id}: ${field} ${issue}`);
  };
  return { outcomes, wrong: outcomes.flatMap(describe) };
}

it('answers every call of specs/ so that the client verifies, opens and finds what the page says', async () => {
  const { outcomes, wrong } = await callSandbox(join(repository, 'specs'), join(repository, 'generated'), '.ts');
  expect(wrong).toEqual([]);
  expect(outcomes.length).toBeGreaterThan(130);
});

/** Calls whose samples do not fit their own tables, so that the sandbox refuses them as it should. */
const MISFITS = [
  'openapi/v2/cgi-bin/mch/newcustoms/customdeclareredeclare#post',
  'openapi/v2/wxv/finishhotelbill#post',
  'openapi/v3/apply4subject/applyment#post',
  'openapi/v3/global/merchant-service/complaints#get',
  'openapi/v3/global/merchant-service/complaints/{complaint_id}/negotiation-historys#get',
  'openapi/v3/global/profit-sharing/receivers#post',
  'openapi/v3/mch-manage/mch-manage-records/{manage_record_id}/mch-manage-submissions#post',
  'openapi/v3/mch-operation-manage/enhanced-due-diligence/{due_diligence_id}/submit#post',
  'openapi/v3/new-tax-control-fapiao/download#get',
  'openapi/v3/new-tax-control-fapiao/fapiao-applications/{fapiao_apply_id}/reverse#post',
  'openapi/v3/offlineface/transactions#post',
  'openapi/v3/transaction-block/transaction-block-submissions/sub-mchid/{sub_mchid}#post',
];

it('does so for every call of real pages', { ...needsSharedFolder, timeout: 180_000 }, async () => {
  const folder = createFolder();
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  emitCorpus(folder);
  const { outcomes, wrong } = await callSandbox(sharedPath('corpus'), folder, '.js');
  expect(wrong.map((line) => line.replace(/: ApiError: .*/s, ''))).toEqual(MISFITS);
  expect(outcomes.length).toBeGreaterThan(670);
});
