import { type Signal, useSignal } from '@preact/signals';
import type { Delivery } from '../notifications/delivery.js';
import { AddressInput } from './address-input.js';
import { Badge } from './badge.js';
import { control } from './control.js';
import { describeEntry, MAIN_KINDS, numberOf } from './describe-entry.js';
import type { EntryAction, EntryLine } from './entry-line.js';
import { filter } from './filter-exchanges.js';
import { formatAmount, formatTime } from './format.js';
import { Json } from './json.js';
import { entries } from './live-state.js';
import { moveFocus } from './move-focus.js';
import { choosePane } from './pane.js';
import { type Texts, text } from './texts.js';

/** How many entries of a kind are shown at first. */
const FEW = 6;

/** Orders, refunds, transfers, notifications, and all other records. */
export function StatePane() {
  const others = [...entries.value.keys()].filter((kind) => !MAIN_KINDS.some((main) => main === kind));
  const kinds = [...MAIN_KINDS.slice(0, -1), ...others, 'notifications'];
  return (
    <section class="pane state-pane" aria-label={text.value.state} data-list>
      {kinds.map((kind) => (
        <Kind key={kind} kind={kind} />
      ))}
    </section>
  );
}

function Kind({ kind }: { readonly kind: string }) {
  const showsAll = useSignal(false);
  const all = [...(entries.value.get(kind) ?? [])].reverse();
  const shown = showsAll.value ? all : all.slice(0, FEW);
  const title = titleOf(kind);
  return (
    <section class="kind" aria-label={title}>
      <h2>
        {title} <span class="count">{all.length}</span>
      </h2>
      {all.length === 0 && <p class="none">{text.value.none}</p>}
      <ul>
        {shown.map(([number, value]) => (
          <EntryRow key={number} kind={kind} number={number} value={value} />
        ))}
      </ul>
      {all.length > FEW && <ShowAll showsAll={showsAll} count={all.length} />}
    </section>
  );
}

function ShowAll({ showsAll, count }: { readonly showsAll: Signal<boolean>; readonly count: number }) {
  const toggle = () => {
    showsAll.value = !showsAll.value;
  };
  return (
    <button type="button" class="link" onClick={toggle}>
      {showsAll.value ? text.value.showFew : text.value.showAll(count)}
    </button>
  );
}

function titleOf(kind: string): string {
  const title = text.value[kind as keyof Texts];
  return typeof title === 'string' ? title : kind;
}

interface Entry {
  readonly kind: string;
  readonly number: string;
  readonly value: object;
}

/** An entry with its actions; opened, with all of its data. */
function EntryRow({ kind, number, value }: Entry) {
  const isOpen = useSignal(false);
  const line = describeEntry(kind, number, value);
  const { eventType: label = number, content }: Partial<Delivery> = value;
  return (
    <li class="entry">
      <div class="entry-line">
        <Toggle line={line} label={label} isOpen={isOpen} />
        <Actions actions={line.actions} number={label} />
      </div>
      {line.sendTo && <SendTo {...line.sendTo} number={label} />}
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

interface ToggledLine {
  readonly line: EntryLine;
  readonly label: string;
  readonly isOpen: Signal<boolean>;
}

function Toggle({ line: { time, title, amount, attempts, state }, label, isOpen }: ToggledLine) {
  const toggle = () => {
    isOpen.value = !isOpen.value;
  };
  return (
    <button
      type="button"
      class="entry-toggle"
      data-row
      aria-expanded={isOpen.value}
      onKeyDown={moveFocus}
      onClick={toggle}
    >
      <time dateTime={time}>{formatTime(time)}</time>
      <span class="entry-name">
        <b>{label}</b>
        <small>{title}</small>
      </span>
      <span class="entry-state">
        {amount && <b>{formatAmount(amount.fen, amount.currency)}</b>}
        {attempts && <small>{describeAttempts(attempts)}</small>}
        <Badge state={state} />
      </span>
    </button>
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

/** Sends a kept notification to a typed address. */
function SendTo({ path, url, number }: NonNullable<EntryLine['sendTo']> & { readonly number: string }) {
  const address = useSignal(url);
  const send = () => control(path, { url: address.value });
  return (
    <div class="send-to">
      <AddressInput address={address} />
      <button type="button" aria-label={`${text.value.sendTo} ${number}`} onClick={send}>
        {text.value.sendTo}
      </button>
    </div>
  );
}

function describeAttempts(attempts: NonNullable<EntryLine['attempts']>): string {
  const last = attempts.at(-1);
  if (!last) return '';
  return `${text.value.attempts(attempts.length)} · ${last.status ?? text.value.noAnswer}`;
}

function showExchanges(number: string): void {
  filter.value = { words: number, which: 'all' };
  choosePane('exchanges');
}
