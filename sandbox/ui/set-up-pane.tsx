import { useSignal } from '@preact/signals';
import { AddressInput } from './address-input.js';
import { CopyButton } from './copy-button.js';
import { NOTIFY_ORIGIN, placeTestOrder, setup } from './setup.js';
import { text } from './texts.js';

/** What stands where nothing was called yet: how to call, and a button that does. */
export function SetUpPane() {
  const snippet = setup.value?.snippet;
  return (
    <div class="set-up exchanges">
      <p>{text.value.noCalls}</p>
      {snippet !== undefined && (
        <div class="copied">
          <pre class="code">{snippet}</pre>
          <CopyButton content={snippet} />
        </div>
      )}
      <Values />
      <TestOrder />
    </div>
  );
}

/** The page knows no key: of those it has the files alone. */
function Values() {
  return (
    <details>
      <summary>{text.value.setupValues}</summary>
      <dl class="values">
        {setup.value?.values.map(({ name, value }) => (
          <div key={name} class="copied">
            <dt>{name}</dt>
            <dd>
              <code>{value}</code>
              <CopyButton content={value} name={name} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function TestOrder() {
  const address = useSignal(`${NOTIFY_ORIGIN}/wechatpay`);
  return (
    <div class="test-order">
      <p>{text.value.placeOrderHint}</p>
      <AddressInput address={address} />
      <button type="button" onClick={() => placeTestOrder(address.value)}>
        {text.value.placeOrder}
      </button>
    </div>
  );
}
