import type { SealedMember, ShownMessage } from '../exchanges/exchange.js';
import { BodyView } from './body-view.js';
import { CopyButton } from './copy-button.js';
import { formatSize } from './format.js';
import { text } from './texts.js';

interface Message {
  readonly title: string;
  /** `POST /v3/pay/transactions/native HTTP/1.1` */
  readonly start: string;
  readonly message: ShownMessage;
}

/** A request or a response: headers, signed text, body and sealed members. */
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

/** The sealed members and their plain text. */
function SealedMembers({ sealed }: { readonly sealed: readonly SealedMember[] }) {
  return (
    <details open>
      <summary>{text.value.sealed}</summary>
      <dl class="members">
        {sealed.map(({ field, ciphertext, opened }) => (
          <div key={field}>
            <dt>{field}</dt>
            <dd>
              <span class="unseen">{text.value.opened}</span>
              {opened === undefined ? <em>{text.value.unopened}</em> : <ins>{opened}</ins>}
            </dd>
            <dd class="ciphertext">
              <span class="unseen">{text.value.ciphertext}</span>
              {ciphertext}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** A signed text, with visible line breaks, because they are part of it. */
function SignedText({ signed }: { readonly signed: string | undefined }) {
  if (signed === undefined) return <p class="none">{text.value.unsigned}</p>;
  const lines = signed.split('\n');
  return (
    <div class="copied">
      <pre class="code signed">
        {lines.map((line, index) => (
          <span key={index}>
            {line}
            {index < lines.length - 1 && <i aria-hidden="true">{'↵\n'}</i>}
          </span>
        ))}
      </pre>
      <CopyButton content={signed} />
    </div>
  );
}
