import type { Field, Shape, Value } from '../model/schema.js';
import { toCommentLine, toCommentText } from './comment-text.js';
import { loadRepeatedTemplate, loadTemplate } from './load-template.js';

interface FieldWords {
  readonly description: string;
  readonly values: readonly { readonly value: string; readonly meaning: string }[];
}

const fieldTemplate = loadTemplate<FieldWords>('comment-field');
const plainTemplate = loadRepeatedTemplate('comment-field', (text) => wordField(text, []));

/** The doc comment of a member: what the page says of it, and what each listed value means where the page tells. */
export function commentField(field: Field): string {
  const values = listedValues(field.shape);
  const isTold = values.some((value) => value.description !== undefined);
  const words = isTold ? fieldTemplate(wordField(field.description, values)) : plainTemplate(field.description);
  return words.trim();
}

function wordField(description: string, values: readonly Value[]): FieldWords {
  return { description: toCommentText(description), values: values.map(describeValue) };
}

function listedValues(shape: Shape): readonly Value[] {
  if (shape.kind === 'list') return listedValues(shape.item);
  if (shape.kind === 'encoded') return listedValues(shape.content);
  return shape.kind === 'string' || shape.kind === 'number' ? (shape.values ?? []) : [];
}

function describeValue({ value, description }: Value): FieldWords['values'][number] {
  return { value: toCommentLine(String(value)), meaning: toCommentLine(description ?? '') };
}
