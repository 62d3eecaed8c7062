import type { Operation } from '../model/schema.js';

/**
 * A field or an operation whose line in the client is wanted. The emitter writes the mark into its doc comment, which formatters
 * and transpilers keep in its place.
 */
export interface Mark {
  /** A unique text that no page contains. */
  readonly id: string;
  readonly operation: Operation;
  readonly field?: {
    /** The type that it hangs on: `Request`. */
    readonly type: string;
    /** The members from there: `json`, `amount`. */
    readonly members: readonly string[];
  };
}

/** The mark of a field, on the way to it: the members that are left, and the type that holds the first of them. */
export interface FieldMark {
  readonly id: string;
  readonly members: readonly string[];
  readonly owner: string;
}

/** A line of a generated file, and the type that is declared there: `post.Request.Json`. */
export interface MarkedPlace {
  readonly line: number;
  readonly type?: string;
}

/** The mark of a field, if it is below this type of the operation: `Request` of `post`. */
export function enterType(mark: Mark | undefined, owner: string, type: string): FieldMark | undefined {
  if (mark?.field?.type !== type) return undefined;
  return { id: mark.id, members: mark.field.members, owner };
}

/** The mark on its way through a member; it ends at the last one. */
export function enterMember(mark: FieldMark | undefined, name: string): FieldMark | undefined {
  const [first, ...members] = mark?.members ?? [];
  return mark && first === name && members.length > 0 ? { ...mark, members } : undefined;
}

/** The doc comment of a field or an operation, with the mark at its end if there is one. */
export function writeMark(comment: string, mark: { readonly id: string; readonly owner?: string } | undefined): string {
  return mark === undefined ? comment : `${comment} ${mark.id}${mark.owner ?? ''} `;
}

/** Where the marked field stands in the text of a file; the marked operation if the field is not declared. */
export function findMark(text: string, { id }: Mark): MarkedPlace {
  const parts = text.split(id);
  const places = parts.slice(1).map((after, index) => {
    const from = parts.slice(0, index + 1).join(id).length;
    const [owner = ''] = /^\S*/.exec(after) ?? [];
    const line = text.slice(0, text.indexOf('*/', from)).split('\n').length + 1;
    return { line, ...(owner !== '' && { type: owner }) };
  });
  return places.find(({ type }) => type !== undefined) ?? places[0] ?? { line: 1 };
}
