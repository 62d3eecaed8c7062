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

/** The path, its query, and the number that is named within, so that calls of one path can be told apart. */
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

/** While details are shown they follow the focus. */
function chooseByKey(event: KeyboardEvent, id: string): void {
  if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    choose(id);
    return;
  }
  const next = moveFocus(event);
  if (next && chosenId.value !== undefined) choose(next.dataset['id']);
}
