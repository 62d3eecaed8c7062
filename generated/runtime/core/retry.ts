import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError, ConnectionError } from './errors.js';

export interface RetryPolicy {
  /** How many attempts may follow the first. */
  readonly retries: number;
  /** Whether the server may get the same request twice without harm. */
  readonly repeatable: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** Longer waits are left to the caller, who gets the error and its `retryAfter`. */
const LONGEST_WAIT = 30_000;

/**
 * Attempt until it succeeds, fails for good, or `retries` are used up. A request that certainly never reached the
 * server is always safe to send again; any other only when it is repeatable. `attempt` gets the failure before it.
 */
export async function withRetries<T>(attempt: (last?: unknown) => Promise<T>, policy: RetryPolicy): Promise<T> {
  let last: unknown;
  for (let retry = 0; ; retry += 1) {
    try {
      return await attempt(last);
    } catch (error) {
      const wait = waitBefore(retry, error);
      if (retry >= policy.retries || wait > LONGEST_WAIT || !mayRepeat(error, policy)) throw error;
      last = error;
      await pause(wait, policy.signal);
    }
  }
}

function mayRepeat(error: unknown, { repeatable }: RetryPolicy): boolean {
  if (error instanceof ConnectionError) return repeatable || !error.sent;
  if (error instanceof ApiError) return repeatable && (error.status === 429 || error.status >= 500);
  return false;
}

/** Milliseconds: what the server asked for, else a random part of 0.5 s, 1 s, 2 s, … so that clients do not come in step. */
function waitBefore(retry: number, error: unknown): number {
  if (error instanceof ApiError && error.retryAfter !== undefined) return error.retryAfter * 1000;
  return Math.min(500 * 2 ** retry, LONGEST_WAIT) * (0.5 + Math.random() / 2);
}

async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await sleep(milliseconds, undefined, { signal });
  } catch {
    signal?.throwIfAborted();
  }
}

/** Seconds that a `Retry-After` header asks for; `undefined` when it is missing or says nothing usable. */
export function retryAfter(header: string | null): number | undefined {
  if (header === null) return undefined;
  const seconds = /^\s*\d+\s*$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds);
}
