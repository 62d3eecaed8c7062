import type { Answer } from './answer.js';

/** A v3 refusal. */
export function refuse(status: number, code: string, message: string): Answer {
  return { status, json: { code, message } };
}
