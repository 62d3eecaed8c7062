import type { SealedMember, ShownBody, ShownMessage } from '../exchanges/exchange.js';
import { CopyButton } from './copy-button.js';
import { formatSize } from './format.js';
import { Json, Plain } from './json.js';
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
        <pre class="code">
          <b>{start}</b>
          {Object.entries(headers).map(([name, value]) => (
            <span key={name}>
              {'\n'}
              <span class="name">{name}</span>: {value}
            </span>
          ))}
        </pre>
      </details>
      <details open>
        <summary>{text.value.signed}</summary>
        {signed === undefined ? <p class="none">{text.value.unsigned}</p> : <Signed signed={signed} />}
      </details>
      <details open>
        <summary>
          {text.value.body} <span class="count">{formatSize(body.size)}</span>
        </summary>
        <Body body={body} sealed={sealed} />
      </details>
      {sealed.length > 0 && <SealedMembers sealed={sealed} />}
    </section>
  );
}

/** Where lines end is part of what is signed. */
function Signed({ signed }: { readonly signed: string }) {
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

interface Content {
  readonly body: ShownBody;
  readonly sealed: readonly SealedMember[];
}

function Body({ body, sealed }: Content) {
  const { size, text: content, sha256, parts } = body;
  if (parts.length > 0) {
    return parts.map((part) => (
      <div key={part.name} class="part">
        <h4>
          {part.name} {part.fileName} <span class="count">{formatSize(part.size)}</span>
        </h4>
        <Body body={part} sealed={sealed} />
      </div>
    ));
  }
  if (size === 0) return <p class="none">{text.value.empty}</p>;
  if (content === undefined) {
    return (
      <p class="none">
        {text.value.file} · SHA-256 <code>{sha256}</code>
      </p>
    );
  }
  const pretty = prettyJson(content);
  return (
    <div class="copied">
      {pretty === undefined ? <Plain text={content} sealed={sealed} /> : <Json text={pretty} sealed={sealed} />}
      <CopyButton content={content} />
    </div>
  );
}

function prettyJson(content: string): string | undefined {
  try {
    return JSON.stringify(JSON.parse(content), undefined, 2);
  } catch {
    return undefined;
  }
}

function SealedMembers({ sealed }: Pick<Content, 'sealed'>) {
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
