import type { ShownMessage } from '../exchanges/exchange.js';
import { BodyView } from './body-view.js';
import { formatSize } from './format.js';
import { SealedMembers } from './sealed-members.js';
import { SignedText } from './signed-text.js';
import { text } from './texts.js';

interface Message {
  readonly title: string;
  /** `POST /v3/pay/transactions/native HTTP/1.1` */
  readonly start: string;
  readonly message: ShownMessage;
}

/** A request or an answer: what was signed, what it says, and what is sealed in it. */
export function MessageView({ title, start, message }: Message) {
  const { headers, signed, body, sealed } = message;
  return (
    <section class="message" aria-label={title}>
      <h3>{title}</h3>
      <details>
        <summary>{text.value.headers}</summary>
        <Headers start={start} headers={headers} />
      </details>
      {sealed.length > 0 && <SealedMembers sealed={sealed} />}
      <details open>
        <summary>{text.value.signed}</summary>
        <SignedText signed={signed} />
      </details>
      <details open>
        <summary>
          {text.value.body} <span class="count">{formatSize(body.size)}</span>
        </summary>
        <BodyView body={body} sealed={sealed} />
      </details>
    </section>
  );
}

function Headers({ start, headers }: Pick<Message, 'start'> & Pick<ShownMessage, 'headers'>) {
  return (
    <pre class="code">
      <b>{start}</b>
      {Object.entries(headers).map(([name, value]) => (
        <span key={name}>
          {'\n'}
          <span class="name">{name}</span>: {value}
        </span>
      ))}
    </pre>
  );
}
