import { CopyButton } from './copy-button.js';
import { text } from './texts.js';

/** The text that a signature is of. Where its lines end is part of it. */
export function SignedText({ signed }: { readonly signed: string | undefined }) {
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
