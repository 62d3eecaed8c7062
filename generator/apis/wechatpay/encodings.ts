import { type EncodingFacts, plainEncodings } from '../../model/encoding.js';

/** How strings of WeChat Pay carry other values. The runtime writes and opens them, by these names. */
export const encodings = {
  ...plainEncodings,
  'rsa-platform': {
    label: 'sealed for WeChat Pay',
    mediaType: 'application/json',
    seal: { holds: 'text', openedBy: 'service', namesKey: true },
  },
  'rsa-merchant': {
    label: 'sealed for the merchant',
    mediaType: 'application/json',
    seal: { holds: 'text', openedBy: 'caller' },
  },
  'rsa-bank': {
    label: 'sealed for the bank',
    mediaType: 'application/json',
    seal: { holds: 'text', openedBy: 'elsewhere' },
  },
  'aes-gcm': {
    label: 'sealed under the APIv3 key',
    mediaType: 'application/json',
    seal: { holds: 'document', openedBy: 'caller' },
  },
  'aes-ecb': {
    label: 'sealed under the v2 key',
    mediaType: 'application/xml',
    seal: { holds: 'document', openedBy: 'caller' },
  },
} as const satisfies Readonly<Record<string, EncodingFacts>>;

export type Encoding = keyof typeof encodings;
