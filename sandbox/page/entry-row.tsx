import { useSignal } from '@preact/signals';
import type { Delivery } from '../notifications/delivery.js';
import { Badge } from './badge.js';
import { control } from './control.js';
import { describeEntry, numberOf } from './describe-entry.js';
import type { EntryAction, EntryLine } from './entry-line.js';
import { filter } from './filter-exchanges.js';
import { formatAmount, formatTime } from './format.js';
import { Json } from './json.js';
import { moveFocus } from './move-focus.js';
import { chosenPane } from './pane.js';
import { text } from './texts.js';

interface Entry {
  readonly kind: string;
  readonly number: string;
  readonly value: object;
}

/** A line of the state: what it is, what can be done, and all of it when opened. */
export function EntryRow({ kind, number, value }: Entry) {
  const isOpen = useSignal(false);
  const line = describeEntry(kind, number, value);
  const { eventType: label = number, content }: Partial<Delivery> = value;
  return (
    <li class="entry">
      <div class="entry-line">
        <button
          type="button"
          class="entry-toggle"
          aria-expanded={isOpen.value}
          data-row
          onKeyDown={moveFocus}
          onClick={() => {
            isOpen.value = !isOpen.value;
          }}
        >
          <time dateTime={line.time}>{formatTime(line.time)}</time>
          <span class="entry-name">
            <b>{label}</b>
            <small>{line.title}</small>
          </span>
          <span class="entry-state">
            {line.amount && <b>{formatAmount(line.amount.fen, line.amount.currency)}</b>}
            {line.attempts && <small>{describeAttempts(line.attempts)}</small>}
            <Badge state={line.state} />
          </span>
        </button>
        <Actions actions={line.actions} number={label} />
      </div>
      {isOpen.value && (
        <div class="entry-details">
          <button type="button" class="link" onClick={() => showExchanges(numberOf(content) ?? label)}>
            {text.value.itsExchanges}
          </button>
          <Json text={JSON.stringify(value, undefined, 2)} />
        </div>
      )}
    </li>
  );
}

function Actions({ actions, number }: { readonly actions: readonly EntryAction[]; readonly number: string }) {
  return (
    <span class="actions">
      {actions.map(({ label, path, body }, index) => (
        <button
          type="button"
          key={label}
          class={index === 0 && label !== 'sendAgain' ? 'main' : undefined}
          aria-label={`${text.value[label]} ${number}`}
          onClick={() => control(path, body)}
        >
          {text.value[label]}
        </button>
      ))}
    </span>
  );
}

function describeAttempts(attempts: NonNullable<EntryLine['attempts']>): string {
  const last = attempts.at(-1);
  if (!last) return '';
  return `${text.value.attempts(attempts.length)} · ${last.status ?? text.value.noAnswer}`;
}

function showExchanges(number: string): void {
  filter.value = { words: number, which: 'all' };
  chosenPane.value = 'exchanges';
}
