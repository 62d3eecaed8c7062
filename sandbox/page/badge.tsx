/** What a state means for whoever looks at it. */
const TONES: Readonly<Record<string, string>> = {
  SUCCESS: 'good',
  FINISHED: 'good',
  AUTHORIZED: 'good',
  acknowledged: 'good',
  NOTPAY: 'waiting',
  USERPAYING: 'waiting',
  PROCESSING: 'waiting',
  PENDING: 'waiting',
  UNAUTHORIZED: 'waiting',
  WAIT_USER_CONFIRM: 'waiting',
  waiting: 'waiting',
  REFUND: 'notable',
  PAYERROR: 'bad',
  ABNORMAL: 'bad',
  FAILED: 'bad',
  'given-up': 'bad',
};

/** A state as its own word, coloured by what it means. */
export function Badge({ state }: { readonly state: string }) {
  return state === '' ? null : <span class={`badge ${TONES[state] ?? 'over'}`}>{state}</span>;
}

/** The status of an answer; none came where it is missing. */
export function StatusBadge({ status }: { readonly status: number | undefined }) {
  const tone = status === undefined || status >= 500 ? 'bad' : status >= 400 ? 'waiting' : 'good';
  return <span class={`badge ${tone}`}>{status ?? '—'}</span>;
}
