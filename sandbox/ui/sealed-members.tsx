import type { SealedMember } from '../exchanges/exchange.js';
import { text } from './texts.js';

/** What was sealed, member by member, and what it opens to. */
export function SealedMembers({ sealed }: { readonly sealed: readonly SealedMember[] }) {
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
