import type { Problem } from '../api-document/check-value.js';
import type { Answer } from '../protocol/answer.js';

/** A problem with a request, and the part that it is in. */
export interface RequestProblem extends Problem {
  readonly location: 'path' | 'query' | 'header' | 'body';
  readonly value?: unknown;
}

/**
 * Refuse a v3 request like WeChat Pay, with the invalid member.
 *
 *     { code: 'PARAM_ERROR', message: '…', detail: { location: 'body', field: '/amount/total', value: '1', issue: '…' } }
 */
export function refuseParameter({ location, field, value, issue }: RequestProblem): Answer {
  const detail = { location, field, ...(value !== undefined && { value }), issue };
  return { status: 400, json: { code: 'PARAM_ERROR', message: `参数错误：${location} ${field} ${issue}`, detail } };
}
