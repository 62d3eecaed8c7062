import type { ComponentChild } from 'preact';
import type { SealedMember } from '../exchanges/exchange.js';

/** Strings (names when followed by a colon), keywords and numbers. */
const TOKENS = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Highlighted JSON; sealed members are marked and followed by their plain text. */
export function Json({ text, sealed = [] }: { readonly text: string; readonly sealed?: readonly SealedMember[] }) {
  const parts: ComponentChild[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKENS)) {
    const [token, string, colon] = match;
    parts.push(text.slice(end, match.index));
    end = match.index + token.length;
    const member = string && !colon ? sealed.find(({ ciphertext }) => `"${ciphertext}"` === string) : undefined;
    parts.push(
      member ? <Sealed member={member} /> : <span class={colon ? 'name' : string ? 'string' : 'word'}>{token}</span>,
    );
  }
  return (
    <pre class="code">
      {parts}
      {text.slice(end)}
    </pre>
  );
}

/** A text of another format, with the first sealed member marked. */
export function Plain({ text, sealed = [] }: { readonly text: string; readonly sealed?: readonly SealedMember[] }) {
  const member = sealed.find(({ ciphertext }) => text.includes(ciphertext));
  if (!member) return <pre class="code">{text}</pre>;
  const [before = '', ...after] = text.split(member.ciphertext);
  return (
    <pre class="code">
      {before}
      <Sealed member={member} />
      {after.join(member.ciphertext)}
    </pre>
  );
}

function Sealed({ member: { ciphertext, opened } }: { readonly member: SealedMember }) {
  return (
    <span class="sealed">
      <mark title={ciphertext}>{ciphertext}</mark>
      {opened !== undefined && <ins>{opened}</ins>}
    </span>
  );
}
