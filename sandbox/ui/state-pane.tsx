import { type Signal, useSignal } from '@preact/signals';
import { MAIN_KINDS } from './describe-entry.js';
import { EntryRow } from './entry-row.js';
import { entries } from './live-state.js';
import { type Texts, text } from './texts.js';

/** How many of a kind are shown at first. */
const FEW = 6;

/** Orders, refunds, transfers, notifications, and whatever else there is. */
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
