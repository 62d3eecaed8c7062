import type { SourceRange } from './source-range.js';

/** Why a field is as it is. Phases record it only for `explain`, since other commands do not need it. */
export interface Reasons {
  readonly name?: Reason;
  readonly type?: Reason;
  readonly required?: Reason;
  readonly values?: Reason;
  /** One for each encoding, the outermost first. */
  readonly encodings?: readonly Reason[];
  readonly place?: Reason;
}

/** What decided; `before` is what held until then. */
export type Reason =
  /** An attribute of the row: `data-encoded=by-json_encode`. `detail` is what else decided: `in a request`. */
  | { readonly rule: 'attribute'; readonly attribute: string; readonly value?: string; readonly detail?: string }
  | { readonly rule: 'attribute-missing'; readonly attribute: string }
  /** Rows follow a separator row, and the attribute that says how they are carried is missing. */
  | { readonly rule: 'encoding-implied'; readonly attribute: string }
  | { readonly rule: 'name-cell' | 'type-cell' | 'separator-rows' | 'file'; readonly text: string }
  /** A cell, a mark, words of the description, or a paragraph of the operation. */
  | {
      readonly rule: 'required-cell' | 'required-mark' | 'required-words' | 'default-cell' | 'note';
      readonly text: string;
    }
  /** Every field of a request, or of a response, unless its row says otherwise. */
  | { readonly rule: 'side'; readonly side: 'request' | 'answer' }
  | { readonly rule: 'undecided' }
  /** The name of a path, whose other parts are rows of their own: `a` of `a.b`. */
  | { readonly rule: 'path'; readonly text: string }
  /** Words of the description that introduce values. */
  | { readonly rule: 'value-words'; readonly text: string }
  | { readonly rule: 'values-listed' }
  | { readonly rule: 'placeholder'; readonly url: string; readonly before?: Reason }
  /** A number in a path may be given as a string, too. */
  | { readonly rule: 'path-number'; readonly before?: Reason }
  | { readonly rule: 'container'; readonly name: string }
  | { readonly rule: 'body-needed' }
  | { readonly rule: 'member-required'; readonly member: string }
  | { readonly rule: 'no-member-required' }
  | { readonly rule: 'filled-in' | 'digest'; readonly before?: Reason }
  | { readonly rule: 'override'; readonly source: SourceRange }
  | { readonly rule: 'setting'; readonly name: string; readonly value: string }
  /** Part of the envelope of every notification; `name` is what it is called on the wire. */
  | { readonly rule: 'envelope'; readonly name?: string }
  | { readonly rule: 'envelope-lacks' }
  | { readonly rule: 'page-name'; readonly event: string };
