import type { PageDraft } from '../../model/api.js';
import { draftHead, draftSample, draftTable } from './page-draft.js';

/** The page of a call: a row for each placeholder of its URL, a part of the request, an answer, and how it is called. */
export function draftCall(draft: PageDraft): string {
  const { anchor, segments, parameters, chain, todo } = draft;
  const part = partOf(anchor, segments);
  const request = [
    ...parameters.map((name) => `| ${name} {data-required} | string | ${todo}`),
    `| ${part} {data-required} | object | ${todo}`,
    `| ${todo} {data-required data-indent=1} | ${todo} | ${todo}`,
  ];
  const sample = [
    `const answer = await wxpay${chain}.${anchor}({`,
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

function printKey(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : `'${name}'`;
}
