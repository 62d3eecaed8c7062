import { signal } from '@preact/signals';
import type { ClientSetup } from '../credentials/client-options.js';
import { APPID } from '../notifications/sample-records.js';
import { control, showFailure } from './control.js';
import { text } from './texts.js';

/** The suggested origin of the merchant's program. */
export const NOTIFY_ORIGIN = 'http://127.0.0.1:8080';

/** How to call this sandbox, once loaded. */
export const setup = signal<ClientSetup | undefined>(undefined);

export function readSetup(): void {
  fetch('/_sandbox/setup')
    .then(async (response) => {
      if (response.ok) setup.value = await response.json();
    })
    .catch(showFailure);
}

/** Place an order of one yuan as the merchant, over the network, so that it appears among the exchanges. */
export function placeTestOrder(notify_url: string): Promise<void> {
  const mchid = setup.value?.values.find(({ name }) => name === 'mchid')?.value;
  return control('try/v3/pay/transactions/native', {
    ...{ appid: APPID, mchid, notify_url },
    description: text.value.testOrder,
    out_trade_no: `TEST${Date.now()}`,
    amount: { total: 100, currency: 'CNY' },
  });
}
