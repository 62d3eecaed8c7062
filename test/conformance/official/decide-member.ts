import type { Shape } from '../../../generator/model/schema.js';
import type { MemberEvidence } from './gather-evidence.js';
import type { JsonKind } from './official-facts.js';

/** Who reads a body: the service reads requests, and callers read answers and notifications. */
export type Side = 'request' | 'answer';

/** What decides whether a member is required. */
export type Because = 'page' | 'model' | 'model-lacks' | 'page-lacks' | 'sample-omits';

export interface Decision {
  readonly kind: JsonKind | 'unknown';
  /** Of a list. */
  readonly item?: JsonKind | 'unknown';
  readonly required: boolean;
  readonly because: Because;
}

/**
 * What a member is, by all that the sources say.
 *
 * A member that any source names is there, with the kind that the vendor's models give it. In requests the models decide what is required,
 * unless a sample of the same call leaves the member out; what they lack is newer than they are, so the page decides. In answers a member
 * is required only where all sources agree that know the object around it, for nothing may be promised that can be missing.
 */
export function decideMember(evidence: MemberEvidence, side: Side): Decision {
  return { ...decideKind(evidence), ...(side === 'request' ? decideRequest(evidence) : decideAnswer(evidence)) };
}

function decideKind({ model, rows: [row], samples: [sample] }: MemberEvidence): Pick<Decision, 'kind' | 'item'> {
  if (model) return { kind: model.kind, ...(model.item && { item: model.item }) };
  if (row) return kindOf(row.shape);
  if (sample === undefined) return { kind: 'unknown' };
  return { kind: sample.kind, ...(sample.item && { item: sample.item.kind }) };
}

/** In JSON: an encoded value is a string there. */
export function kindOf(shape: Shape): Pick<Decision, 'kind' | 'item'> {
  switch (shape.kind) {
    case 'encoded':
      return { kind: 'string' };
    case 'union':
      return { kind: 'object' };
    case 'list':
      return { kind: 'list', item: kindOf(shape.item).kind };
    case 'binary':
    case 'unknown':
      return { kind: 'unknown' };
    default:
      return { kind: shape.kind };
  }
}

type Verdict = Pick<Decision, 'required' | 'because'>;

function decideRequest({ model, rows, omitted }: MemberEvidence): Verdict {
  const stated = model ? model.required : isRequired(rows);
  if (stated && omitted) return { required: false, because: 'sample-omits' };
  return { required: stated, because: model ? 'model' : 'page' };
}

function decideAnswer({ model, rows, omitted, around }: MemberEvidence): Verdict {
  if (around.model && model === undefined) return { required: false, because: 'model-lacks' };
  if (model && !model.required) return { required: false, because: 'model' };
  if (around.page && rows.length === 0) return { required: false, because: 'page-lacks' };
  if (omitted) return { required: false, because: 'sample-omits' };
  const isKnown = model !== undefined || rows.length > 0;
  return { required: isKnown && (!around.page || isRequired(rows)), because: 'page' };
}

/** Of several forms, all must require it. */
function isRequired(rows: MemberEvidence['rows']): boolean {
  return rows.length > 0 && rows.every(({ required }) => required);
}
