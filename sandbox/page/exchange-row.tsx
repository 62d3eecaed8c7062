import type { ExchangeSummary } from '../exchanges/exchange.js';
import { StatusBadge } from './badge.js';
import { chosenId } from './chosen-exchange.js';
import { formatDuration, formatTime } from './format.js';
import { moveFocus } from './move-focus.js';

interface Row {
  readonly exchange: ExchangeSummary;
  /** Whether Tab leads to it; arrow keys lead to the others. */
  readonly isTabStop: boolean;
}

/** A call or a notification in a line. */
export function ExchangeRow({ exchange, isTabStop }: Row) {
  const { id, kind, at, method, target, status, code, fault, duration, numbers } = exchange;
  const [path, query] = target.split('?', 2);
  const number = numbers.find((each) => !target.includes(each));
  const choose = () => {
    chosenId.value = id;
  };
  return (
    <div
      class="exchange"
      role="option"
      aria-selected={id === chosenId.value}
      tabIndex={isTabStop ? 0 : -1}
      data-row
      data-id={id}
      onClick={choose}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault();
          choose();
          return;
        }
        const next = moveFocus(event);
        // While details are shown they follow the focus.
        if (next && chosenId.value !== undefined) chosenId.value = next.dataset['id'];
      }}
    >
      <time dateTime={at}>{formatTime(at)}</time>
      <span class={`method ${kind}`}>{kind === 'notification' ? '→' : method}</span>
      <span class="target" title={target}>
        {path}
        {query !== undefined && <span class="query">?{query}</span>}
        {number !== undefined && <span class="query"> · {number}</span>}
      </span>
      <span class="code-word">{code}</span>
      {fault && <span class="badge notable">{fault}</span>}
      <StatusBadge status={status} />
      <span class="duration">{formatDuration(duration)}</span>
    </div>
  );
}
