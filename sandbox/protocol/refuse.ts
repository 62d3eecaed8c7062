import type { Answer } from './answer.js';

/** How WeChat Pay says no. */
export function refuse(status: number, code: string, message: string): Answer {
  return { status, json: { code, message } };
}
