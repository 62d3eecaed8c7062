import { apis } from 'docwright';
import { expect, it } from 'vitest';
import { encryptions } from '../../sandbox/messages/encryptions.js';

it('seals and opens every encoding that WeChat Pay seals, and no other', () => {
  const sealed = Object.entries(apis['wechatpay']?.encodings ?? {}).filter(([, { seal }]) => seal !== undefined);
  expect(Object.keys(encryptions).sort()).toEqual(sealed.map(([name]) => name).sort());
});
