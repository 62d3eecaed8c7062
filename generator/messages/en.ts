import type { Words } from './words.js';

export const en: Words = {
  containers: {
    query: 'Query parameters',
    json: 'Request body (JSON)',
    xml: 'Request body (XML)',
    body: 'Request body',
    headers: 'Request headers',
  },
  undescribed: 'The page does not describe it.',
  colon: ': ',
  brackets: [' (', ')'],
  notices: {
    deprecated: 'This call is no longer available.',
    discarded: 'This call is no longer maintained.',
    redesigned: 'A newer version of this call exists; it can still be used.',
    privated: 'This call is not available to new customers.',
    'need-accessment': 'Access has to be requested first.',
    'need-tbt': 'This call is in a limited rollout; access has to be requested first.',
    parsed: 'The URL comes from the response of an earlier call.',
    special: 'The answer must be signed.',
    confusing: 'The names of the fields are spelled as shown.',
  },
  responses: {
    json: 'Response (JSON)',
    xml: 'Response (XML)',
    multipart: 'Response',
    text: 'Response (text)',
    binary: 'File',
    empty: 'No content',
    redirect: 'Redirect',
  },
  location: 'Where to go',
  contents: { title: 'Title', call: 'Call', method: 'Method', file: 'File' },
  pageNumber: /page number|number of the page/i,
  firstPage: /(?:starts?(?:ing)?(?:at|from|with)|from)([01])(?!\d)/i,
};
