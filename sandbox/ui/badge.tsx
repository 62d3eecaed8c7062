import { text } from './texts.js';

/** The colors of states. */
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

/** A state, translated and colored. */
export function Badge({ state }: { readonly state: string }) {
  const words: Readonly<Record<string, string>> = text.value.stateWords;
  if (state === '') return null;
  return (
    <span class={`badge ${TONES[state] ?? 'over'}`} title={state}>
      {words[state] ?? state}
    </span>
  );
}

/** The status of a response; `undefined` without a response. */
export function StatusBadge({ status }: { readonly status: number | undefined }) {
  const tone = status === undefined || status >= 500 ? 'bad' : status >= 400 ? 'waiting' : 'good';
  return <span class={`badge ${tone}`}>{status ?? '—'}</span>;
}
