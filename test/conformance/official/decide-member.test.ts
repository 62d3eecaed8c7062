import { expect, it } from 'vitest';
import type { Field } from '../../../generator/model/schema.js';
import { exampleField } from '../example-pair.js';
import { decideMember } from './decide-member.js';
import { gatherEvidence, type ObjectSources } from './gather-evidence.js';
import type { OfficialMembers, SampleValue } from './official-facts.js';

const title: Field = exampleField('title', { kind: 'string' });
const optionalTitle: Field = { ...title, required: false };
const required: OfficialMembers = { title: { kind: 'string', required: true } };
const optional: OfficialMembers = { title: { kind: 'string', required: false } };
const sampleWithout: SampleValue = { kind: 'object', members: {} };
const sampleWith: SampleValue = { kind: 'object', members: { title: { kind: 'string' } } };

/** The decision about the one member that the sources name. */
function decide(side: 'request' | 'answer', sources: Partial<Omit<ObjectSources, 'shapes'>> & { page?: Field[] }) {
  const { page, model, samples = [] } = sources;
  const shapes = page ? [{ kind: 'object', fields: page } as const] : [];
  const [evidence, ...others] = gatherEvidence({ shapes, model, samples });
  if (evidence === undefined || others.length > 0) throw new RangeError('Name one member.');
  const { required: isRequired, because } = decideMember(evidence, side);
  return `${isRequired ? 'required' : 'optional'} by ${because}`;
}

it("requires in a request what the vendor's models require", () => {
  expect(decide('request', { page: [optionalTitle], model: required })).toBe('required by model');
  expect(decide('request', { page: [title], model: optional })).toBe('optional by model');
});

it('does not require a member of a request that a sample of the same call leaves out', () => {
  expect(decide('request', { page: [title], model: required, samples: [sampleWithout] })).toBe(
    'optional by sample-omits',
  );
});

it('follows the page for a member of a request that is newer than the models', () => {
  expect(decide('request', { page: [title], model: {} })).toBe('required by page');
});

it('requires a member of a response that all sources require', () => {
  expect(decide('answer', { page: [title], model: required, samples: [sampleWith] })).toBe('required by page');
});

it('does not require a member of a response that is optional in one source', () => {
  expect(decide('answer', { page: [title], model: optional })).toBe('optional by model');
  expect(decide('answer', { page: [title], model: {} })).toBe('optional by model-lacks');
  expect(decide('answer', { page: [], model: required })).toBe('optional by page-lacks');
  expect(decide('answer', { page: [title], samples: [sampleWithout] })).toBe('optional by sample-omits');
  expect(decide('answer', { page: [optionalTitle], model: required })).toBe('optional by page');
});

it('requires what the models require in an object that the page does not have', () => {
  expect(decide('answer', { model: required })).toBe('required by page');
});

it('does not require a member that only a sample has', () => {
  expect(decide('answer', { samples: [sampleWith] })).toBe('optional by page');
});
