import type { Words } from '../messages/words.js';
import type { Field, Value } from '../model/schema.js';
import { inferredOf, listedValues } from '../model/walk-shape.js';
import { toCommentLine, toCommentText } from './comment-text.js';
import { loadRepeatedTemplate, loadTemplate } from './load-template.js';

interface FieldWords {
  readonly description: string;
  /** What of it was read from a sample; '' for nothing. */
  readonly inferred: string;
  /** Each with its meaning, where the page tells. */
  readonly values: readonly { readonly value: string; readonly meaning: string }[];
  /** Between the two. */
  readonly colon: string;
}

const fieldTemplate = loadTemplate<FieldWords>('comment-field');
const plainTemplate = loadRepeatedTemplate('comment-field', (text) => ({
  description: text,
  inferred: '',
  values: [],
  colon: '',
}));

/** The doc comment of a member: what the page says of it, and what each listed value means where the page tells. */
export function commentField(field: Field, { undescribed, colon, inferred: origins }: Words): string {
  const values = listedValues(field.shape);
  const isTold = values.some((value) => value.description !== undefined);
  const inferred = inferredOf(field)
    .map((origin) => origins[origin])
    .join(' ');
  const description = toCommentText(field.description) || (inferred === '' ? undescribed : '');
  const isMore = isTold || inferred !== '';
  const text = isMore
    ? fieldTemplate({ description, inferred, values: isTold ? values.map(describeValue) : [], colon })
    : plainTemplate(description);
  return text.trim();
}

function describeValue({ value, description }: Value): FieldWords['values'][number] {
  return { value: toCommentLine(String(value)), meaning: toCommentLine(description ?? '') };
}
