import type { Exchange } from '../exchanges/exchange.js';
import { StatusBadge } from './badge.js';
import { chosenId, closeDetails, details } from './chosen-exchange.js';
import { formatDuration } from './format.js';
import { MessageView } from './message-view.js';
import { text } from './texts.js';

/** The chosen exchange in full. */
export function ExchangeDetails() {
  const exchange = details.value;
  if (chosenId.value === undefined || exchange === undefined) return null;
  return (
    <article class="details" aria-label={text.value.exchanges}>
      <button type="button" class="close" aria-label={text.value.closeDetails} onClick={closeDetails}>
        ✕
      </button>
      {exchange === 'forgotten' ? <p class="none">{text.value.forgotten}</p> : <Everything exchange={exchange} />}
    </article>
  );
}

function Everything({ exchange }: { readonly exchange: Exchange }) {
  const { method, target, status, code, request, answer } = exchange;
  return (
    <>
      <h2>
        <span class="method">{method}</span> <span class="target">{target}</span>
      </h2>
      <p class="facts">
        <StatusBadge status={status} /> {code && <code>{code}</code>}
      </p>
      <Facts exchange={exchange} />
      <MessageView title={text.value.request} start={`${method} ${target} HTTP/1.1`} message={request} />
      {answer ? (
        <MessageView title={text.value.answer} start={`HTTP/1.1 ${status}`} message={answer} />
      ) : (
        <p class="none">{text.value.noAnswerCame}</p>
      )}
    </>
  );
}

function Facts({ exchange: { at, duration, page, fault } }: { readonly exchange: Exchange }) {
  const facts = [
    [text.value.time, at],
    [text.value.duration, formatDuration(duration)],
    [text.value.page, page],
    [text.value.fault, fault],
  ] as const;
  return (
    <dl class="facts">
      {facts.map(([name, value]) =>
        value === undefined ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
