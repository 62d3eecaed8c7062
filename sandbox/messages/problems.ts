import type { Problem } from '../api-document/check-value.js';
import type { Answer } from '../protocol/answer.js';

/** What is wrong with a request, and in which part of it. */
export interface RequestProblem extends Problem {
  readonly location: 'path' | 'query' | 'header' | 'body';
  readonly value?: unknown;
}

/**
 * Refuse a v3 request as WeChat Pay does: the code, and which member is wrong.
 *
 *     { code: 'PARAM_ERROR', message: '…', detail: { location: 'body', field: '/amount/total', value: '1', issue: '…' } }
 */
export function refuseParameter({ location, field, value, issue }: RequestProblem): Answer {
  const detail = { location, field, ...(value !== undefined && { value }), issue };
  return { status: 400, json: { code: 'PARAM_ERROR', message: `参数错误：${location} ${field} ${issue}`, detail } };
}
