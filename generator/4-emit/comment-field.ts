import type { Words } from '../messages/words.js';
import type { Field, Value } from '../model/schema.js';
import { listedValues } from '../model/walk-shape.js';
import { toCommentLine, toCommentText } from './comment-text.js';
import { loadRepeatedTemplate, loadTemplate } from './load-template.js';

interface FieldWords {
  readonly description: string;
  /** Each with its meaning, where the page tells. */
  readonly values: readonly { readonly value: string; readonly meaning: string }[];
  /** Between the two. */
  readonly colon: string;
}

const fieldTemplate = loadTemplate<FieldWords>('comment-field');
const plainTemplate = loadRepeatedTemplate('comment-field', (text) => ({ description: text, values: [], colon: '' }));

/** The doc comment of a member: what the page says of it, and what each listed value means where the page tells. */
export function commentField(field: Field, { undescribed, colon }: Words): string {
  const values = listedValues(field.shape);
  const isTold = values.some((value) => value.description !== undefined);
  const description = toCommentText(field.description) || undescribed;
  const text = isTold
    ? fieldTemplate({ description, values: values.map(describeValue), colon })
    : plainTemplate(description);
  return text.trim();
}

function describeValue({ value, description }: Value): FieldWords['values'][number] {
  return { value: toCommentLine(String(value)), meaning: toCommentLine(description ?? '') };
}
