/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import { ApiError } from './api-error.js';
import type { FailedTry } from './attempt.js';
import { ConnectionError } from './errors.js';
import { startLimit } from './limit.js';

/** For longer waits the call rejects, and the caller can wait for the error's `retryAfter`. */
export const LONGEST_WAIT = 30_000;

/**
 * Whether a failed call may be retried. One that certainly did not reach the server is always safe to retry; any other only if
 * it is safe to send twice. A call that a hook or the signature stopped is not retried.
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
 * Milliseconds to wait after this number of failed attempts: the time that the server asked for, else a random part of 0.5 s,
 * 1 s, 2 s, … so that clients do not retry in step.
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

/** Seconds of a `Retry-After` header; `undefined` if it is missing or invalid. */
export function retryAfter(header: string | null): number | undefined {
  if (header === null) return undefined;
  const seconds = /^\s*\d+\s*$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds);
}
