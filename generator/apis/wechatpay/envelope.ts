import type { Envelope } from '../../model/api.js';

/** What wraps the content of every notification of v3. Events of the score service have one in XML, with other names. */
export const envelope: Envelope = {
  members: [
    text('id', true, 'The ID of the notification. It stays the same when the notification is sent again.'),
    text('create_time', true, 'When the notification was created, in RFC 3339 format.'),
    text('resource_type', true, '`encrypt-resource` for encrypted content.'),
    text('summary', false, 'What the notification is about, in a few words.'),
  ],
  sealed: {
    ...text('resource', true, 'The content, and how it was encrypted.'),
    members: [
      text('original_type', false, 'What the content is about. It tells apart notifications that share an event.'),
      text('algorithm', true, 'The encryption algorithm.'),
      text('associated_data', false, 'The associated data of the encryption.'),
      text('nonce', true, 'The nonce of the encryption.'),
    ],
    content: text('ciphertext', true, 'The content, decrypted.'),
  },
  xmlNames: {
    id: 'event_id',
    create_time: 'event_create_time',
    algorithm: 'event_algorithm',
    associated_data: 'event_associated_data',
    nonce: 'event_nonce',
    ciphertext: 'event_ciphertext',
  },
  opened: [{ resource: { ciphertext: 'aes-gcm' } }, { event_ciphertext: 'aes-gcm' }],
  distinguishedBy: 'original_type',
};

function text(name: string, required: boolean, description: string) {
  return { name, required, description };
}
