import type { Words } from '../messages/words.js';
import type { Field, Shape, Value } from '../model/schema.js';
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

function listedValues(shape: Shape): readonly Value[] {
  if (shape.kind === 'list') return listedValues(shape.item);
  if (shape.kind === 'encoded') return listedValues(shape.content);
  return shape.kind === 'string' || shape.kind === 'number' ? (shape.values ?? []) : [];
}

function describeValue({ value, description }: Value): FieldWords['values'][number] {
  return { value: toCommentLine(String(value)), meaning: toCommentLine(description ?? '') };
}
