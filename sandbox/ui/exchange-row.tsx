import type { ExchangeSummary } from '../exchanges/exchange.js';
import { StatusBadge } from './badge.js';
import { chosenId } from './chosen-exchange.js';
import { formatDuration, formatTime } from './format.js';
import { moveFocus } from './move-focus.js';

interface Row {
  readonly exchange: ExchangeSummary;
  /** Whether Tab moves the focus to it; arrow keys move between rows. */
  readonly isTabStop: boolean;
}

/** A call or a notification on one line. */
export function ExchangeRow({ exchange, isTabStop }: Row) {
  const { id, at, kind, method, status, code, fault, duration } = exchange;
  return (
    <div
      class="exchange"
      role="option"
      aria-selected={id === chosenId.value}
      tabIndex={isTabStop ? 0 : -1}
      data-row
      data-id={id}
      onClick={() => choose(id)}
      onKeyDown={(event) => chooseByKey(event, id)}
    >
      <time dateTime={at}>{formatTime(at)}</time>
      <span class={`method ${kind}`}>{kind === 'notification' ? '→' : method}</span>
      <Target exchange={exchange} />
      <span class="code-word">{code}</span>
      {fault && <span class="badge notable">{fault}</span>}
      <StatusBadge status={status} />
      <span class="duration">{formatDuration(duration)}</span>
    </div>
  );
}

/** The path and query, and a number from the body, which distinguishes calls of one path. */
function Target({ exchange: { target, numbers } }: Pick<Row, 'exchange'>) {
  const [path, query] = target.split('?', 2);
  const number = numbers.find((each) => !target.includes(each));
  return (
    <span class="target" title={target}>
      {path}
      {query !== undefined && <span class="query">?{query}</span>}
      {number !== undefined && <span class="query"> · {number}</span>}
    </span>
  );
}

function choose(id: string | undefined): void {
  chosenId.value = id;
}

/** While details are open, they follow the focus. */
function chooseByKey(event: KeyboardEvent, id: string): void {
  if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    choose(id);
    return;
  }
  const next = moveFocus(event);
  if (next && chosenId.value !== undefined) choose(next.dataset['id']);
}
