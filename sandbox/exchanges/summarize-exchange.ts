import type { ExchangeSummary } from './exchange.js';
import type { StoredAnswer, StoredExchange, StoredMessage } from './stored-exchange.js';

/** Summarize an exchange. */
export function summarizeExchange(kept: StoredExchange): ExchangeSummary {
  const { id, kind, at, duration, method, target, fault, request, answer, notification } = kept;
  const page = answer?.headers['X-Docwright-Page'];
  const texts = [textOf(request), notification ? JSON.stringify(notification.content) : answer ? textOf(answer) : ''];
  return {
    id,
    kind,
    at,
    duration,
    method,
    target,
    status: answer?.status,
    code: notification?.event ?? (answer && findCode(answer)),
    page: kind === 'call' && typeof page === 'string' ? decodeURI(page) : undefined,
    fault,
    numbers: listNumbers(texts),
  };
}

function textOf({ body }: StoredMessage): string {
  return body.text?.toString('utf8') ?? '';
}

/** The error code of a response; v2 has it in its XML, or `FAIL` without one. */
function findCode(answer: StoredAnswer): string | undefined {
  const text = textOf(answer);
  if (!text.startsWith('<')) return answer.status < 400 ? undefined : /"code":"(\w+)"/.exec(text)?.[1];
  const value = (name: string) => new RegExp(`<${name}>(?:<!\\[CDATA\\[)?(\\w+)`).exec(text)?.[1];
  const codes = [value('err_code'), value('result_code'), value('return_code')];
  return codes.find((code) => code !== undefined && code !== 'SUCCESS');
}

const NUMBER =
  /["<]((?:combine_)?out_\w*no|transaction_id|refund_id|transfer_bill_no)(?:"\s*:\s*"|>(?:<!\[CDATA\[)?)([^"<\]]{1,64})/g;

/** The merchant's numbers come before those of WeChat Pay; among them `out_trade_no` is last, because refunds contain it too. */
const RANKS = [/^(?!out_trade_no).*out_/, /^out_trade_no/, /./];

/** `"out_trade_no":"TEA1"` and `<out_trade_no><![CDATA[TEA1]]>` both name `TEA1`. */
function listNumbers(texts: readonly string[]): readonly string[] {
  const named = texts.flatMap((text) =>
    [...text.matchAll(NUMBER)].map(([, name = '', number = '']) => ({ name, number })),
  );
  const ranked = RANKS.flatMap((rank) => named.filter(({ name }) => rank.test(name)));
  return [...new Set(ranked.map(({ number }) => number))];
}
