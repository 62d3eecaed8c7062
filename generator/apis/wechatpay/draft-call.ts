import { isClientMember, moveAside, nameMembers } from '../../4-emit/name-chain.js';
import { isIdentifier } from '../../4-emit/names.js';
import { segmentsOf } from '../../4-emit/page-file.js';
import { draftHead, draftSample, draftTable, type PageDraft, todo } from './page-draft.js';

/** The page of a call: a row for each placeholder of its URL, a part of the request, an answer, and how it is called. */
export function draftCall(draft: PageDraft): string {
  const segments = segmentsOf(draft.path);
  const parameters = segments.flatMap((segment) => /\{([^{}]+)\}/.exec(segment)?.[1] ?? []);
  const part = partOf(draft.anchor, segments);
  const request = [
    ...parameters.map((name) => `| ${name} {data-required} | string | ${todo}`),
    `| ${part} {data-required} | object | ${todo}`,
    `| ${todo} {data-required data-indent=1} | ${todo} | ${todo}`,
  ];
  const sample = [
    `const answer = await wxpay${chainOf(segments)}.${draft.anchor}({`,
    ...parameters.map((name) => `  ${printKey(name)}: '${todo}',`),
    `  ${part}: {`,
    `    ${todo}: '${todo}',`,
    '  },',
    '});',
  ];
  const answer = [`| ${todo} {data-required} | ${todo} | ${todo}`];
  return `${[
    ...draftHead(draft),
    ...draftTable('请求参数', request, 'request'),
    ...draftSample(sample),
    ...draftTable('返回字典', answer, 'response'),
    '参阅 [官方文档](https://pay.weixin.qq.com/doc/)',
  ].join('\n')}\n`;
}

function partOf(anchor: string, [version]: readonly string[]): string {
  if (anchor === 'get' || anchor === 'delete') return 'query';
  return version === 'v2' ? 'xml' : 'json';
}

/** `v3/rare-books/{loan_no}` → `.v3.rareBooks._loan_no_`, as long as no page beside it is named alike. */
function chainOf(segments: readonly string[]): string {
  const names = segments.map((segment) => nameMembers([segment]).get(segment) ?? segment);
  const [top = '', ...rest] = names;
  const first = isClientMember(top) ? moveAside(top, names) : top;
  return [first, ...rest].map((name) => (isIdentifier(name) ? `.${name}` : `['${name}']`)).join('');
}

function printKey(name: string): string {
  return isIdentifier(name) ? name : `'${name}'`;
}
