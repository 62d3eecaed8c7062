import { expect, it } from 'vitest';
import { needsSharedFolder, sharedPath } from '../conformance/shared-folder.js';
import { readCorpusClient } from '../support/corpus-client.js';
import { callSandbox } from './call-sandbox.js';

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

it(
  'responds to every call of real pages so that the client verifies and opens it, as documented',
  needsSharedFolder,
  async () => {
    const { folder } = await readCorpusClient();
    const { outcomes, wrong } = await callSandbox(sharedPath('corpus'), folder, '.js');
    expect(wrong.map((line) => line.replace(/: ApiError: .*/s, ''))).toEqual(MISFITS);
    expect(outcomes.length).toBeGreaterThan(670);
  },
);
