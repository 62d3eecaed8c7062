import { signal } from '@preact/signals';
import type { Exchange } from '../exchanges/exchange.js';

/** The error message of the last action. */
export const refusal = signal<string | undefined>(undefined);

export function dismissRefusal(): void {
  refusal.value = undefined;
}

/** Show that a request failed, most likely because the sandbox has stopped. */
export function showFailure(error: unknown): void {
  refusal.value = String(error);
}

/** Call the control API: `orders/TEA1/pay`. */
export async function control(path: string, body: object = {}): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const init = { method: 'POST', headers, body: JSON.stringify(body) };
  refusal.value = await fetch(`/_sandbox/${path}`, init).then(readRefusal, String);
}

async function readRefusal(response: Response): Promise<string | undefined> {
  if (response.ok) return undefined;
  const { message }: { readonly message?: string } = await response.json();
  return message ?? `${response.status} ${response.statusText}`;
}

/** Load an exchange; `undefined` when the sandbox no longer has it. */
export async function readExchange(id: string): Promise<Exchange | undefined> {
  const response = await fetch(`/_sandbox/exchanges/${encodeURIComponent(id)}`);
  return response.ok ? response.json() : undefined;
}
