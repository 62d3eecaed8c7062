/** A diagnostic that is known, with the reason why it may stay. */
export interface Accepted {
  readonly code: string;
  /** `openapi/v3/pay/transactions/jsapi.md` */
  readonly file: string;
  /** Accepts only what is reported there. */
  readonly line?: number;
  readonly reason: string;
}

/** Whether a value read from a file is one. */
export function isAccepted(entry: unknown): entry is Accepted {
  if (typeof entry !== 'object' || entry === null) return false;
  const { code, file, line, reason } = { code: '', file: '', line: undefined, reason: '', ...entry };
  const texts = [code, file, reason].every((text) => typeof text === 'string' && text !== '');
  return texts && (line === undefined || typeof line === 'number');
}
