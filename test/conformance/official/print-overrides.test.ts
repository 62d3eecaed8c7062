import { expect, it } from 'vitest';
import type { Field } from '../../../generator/model/schema.js';
import { exampleField, operationWithMember } from '../example-pair.js';
import { describeSample } from './describe-sample.js';
import type { BodyEvidence } from './gather-bodies.js';
import { gatherEvidence } from './gather-evidence.js';
import { listCorrections } from './list-corrections.js';
import type { OfficialMembers } from './official-facts.js';
import { printOverrides } from './print-overrides.js';

const official = { source: 'vendor/sdk 0123456789abcdef', operations: {}, notifications: {} };
const samples = { source: 'others/sdk fedcba9876543210', samples: {} };

const model: OfficialMembers = {
  fee: { kind: 'number', required: true },
  room: { kind: 'string', required: true },
  shelf: { kind: 'object', required: true, members: { floor: { kind: 'number', required: true } } },
};

/** The entries for a request whose page has an optional room and a fee as a string; a sample adds a note. */
function correct(): string {
  const page: Field[] = [
    { ...exampleField('room', { kind: 'string' }), required: false },
    exampleField('fee', { kind: 'string' }),
  ];
  const sample = describeSample({ fee: 100, room: 'A1', shelf: { floor: 2 }, note: 'torn' });
  const body: BodyEvidence = {
    page: 'openapi/v3/library/loans',
    operation: operationWithMember('room', { kind: 'string' }),
    alone: true,
    name: 'POST /v3/library/loans',
    side: 'request',
    place: 'request.json',
    members: gatherEvidence({ shapes: [{ kind: 'object', fields: page }], model, samples: sample ? [sample] : [] }),
  };
  const printed = printOverrides(listCorrections([body]), {
    sources: { official, samples },
    describe: (_, path) => (path === 'shelf.floor' ? undefined : `words for ${path}`),
  });
  return printed.slice(printed.indexOf('- page'));
}

it('writes an entry with its source for each difference from the sources', () => {
  expect(correct()).toBe(`- page: openapi/v3/library/loans
  field: request.json.room
  set: { required: true }
  reason: The vendor's model of the request requires it.
  evidence: https://github.com/vendor/sdk/tree/0123456789ab

- page: openapi/v3/library/loans
  field: request.json.fee
  set: { type: number }
  reason: The vendor's model has number, the page string.
  evidence: https://github.com/vendor/sdk/tree/0123456789ab

- page: openapi/v3/library/loans
  field: request.json.shelf
  add:
    type: object
    required: true
    description: words for shelf
    fields:
      floor:
        type: number
        required: true
  reason: The vendor's model has it.
  evidence: https://github.com/vendor/sdk/tree/0123456789ab

- page: openapi/v3/library/loans
  field: request.json.note
  add: { type: string, description: words for note }
  reason: A sample of the same call has it.
  evidence: https://github.com/others/sdk/tree/fedcba987654
`);
});
