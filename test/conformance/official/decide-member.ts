import type { Shape } from '../../../generator/model/schema.js';
import type { MemberEvidence } from './gather-evidence.js';
import type { JsonKind } from './official-facts.js';

/** The kind of a body: the service reads requests, and callers read responses and notifications. */
export type Side = 'request' | 'answer';

/** The source that decides whether a member is required. */
export type Because = 'page' | 'model' | 'model-lacks' | 'page-lacks' | 'sample-omits';

export interface Decision {
  readonly kind: JsonKind | 'unknown';
  /** Kind of the items of a list. */
  readonly item?: JsonKind | 'unknown';
  readonly required: boolean;
  readonly because: Because;
}

/**
 * Decide what a member is from all sources.
 *
 * A member exists if any source names it, with the kind of the vendor's models. In requests the models decide what is required,
 * unless a sample of the same call leaves the member out; a member that they lack is newer, so the page decides. In responses a member
 * is required only if all sources that have the object around it agree, since a required member must never be missing.
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

/** The kind in JSON, where an encoded value is a string. */
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

/** If an object has several forms, all must require the member. */
function isRequired(rows: MemberEvidence['rows']): boolean {
  return rows.length > 0 && rows.every(({ required }) => required);
}
