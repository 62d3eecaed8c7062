import type { Field, Shape, Value } from '../model/schema.js';
import { toCommentLine, toCommentText } from './comment-text.js';
import { loadTemplate } from './load-template.js';

interface FieldWords {
  readonly description: string;
  readonly values: readonly { readonly value: string; readonly meaning: string }[];
}

const fieldTemplate = loadTemplate<FieldWords>('comment-field');

/** The doc comment of a member: what the page says of it, and what each listed value means where the page tells. */
export function commentField(field: Field): string {
  const values = listedValues(field.shape);
  const told = values.some((value) => value.description !== undefined) ? values : [];
  return fieldTemplate({ description: toCommentText(field.description), values: told.map(describeValue) }).trim();
}

function listedValues(shape: Shape): readonly Value[] {
  if (shape.kind === 'list') return listedValues(shape.item);
  if (shape.kind === 'encoded') return listedValues(shape.content);
  return shape.kind === 'string' || shape.kind === 'number' ? (shape.values ?? []) : [];
}

function describeValue({ value, description }: Value): FieldWords['values'][number] {
  return { value: toCommentLine(String(value)), meaning: toCommentLine(description ?? '') };
}
