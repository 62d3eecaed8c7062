import type { FailedTry } from './attempt.js';
import { ApiError, ConnectionError } from './errors.js';
import { startLimit } from './limit.js';

/** Longer waits are left to the caller, who gets the error and its `retryAfter`. */
export const LONGEST_WAIT = 30_000;

/**
 * Whether a failed call may be sent again. One that certainly never reached the server is always safe to send again; any
 * other only when the server may get it twice without harm. What a hook or the signature stopped stays stopped.
 */
export function mayRepeat(
  { error, begun, sent }: FailedTry,
  { repeatable }: { readonly repeatable: boolean },
): boolean {
  if (!begun) return false;
  if (error instanceof ConnectionError) return repeatable || !sent;
  if (error instanceof ApiError) return repeatable && (error.status === 429 || error.status >= 500);
  return false;
}

/**
 * Milliseconds to wait after so many failed attempts: what the server asked for, else a random part of 0.5 s, 1 s, 2 s, … so
 * that clients do not come in step.
 */
export function waitBefore(attempts: number, error: unknown): number {
  if (error instanceof ApiError && error.retryAfter !== undefined) return error.retryAfter * 1000;
  return Math.min(500 * 2 ** (attempts - 1), LONGEST_WAIT) * (0.5 + Math.random() / 2);
}

/** Wait; rejects with the signal's reason when it aborts. */
export async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  const limit = startLimit({ timeout: milliseconds, signal });
  try {
    await limit.race(new Promise<never>(() => {}));
  } catch {
    signal?.throwIfAborted();
  } finally {
    limit.stop();
  }
}

/** Seconds that a `Retry-After` header asks for; `undefined` when it is missing or says nothing usable. */
export function retryAfter(header: string | null): number | undefined {
  if (header === null) return undefined;
  const seconds = /^\s*\d+\s*$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds);
}
