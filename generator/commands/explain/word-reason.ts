import { assertNever } from '../../model/assert-never.js';
import type { Reason } from '../../model/reasons.js';

/** A reason in words: `no data-required`, `override docwright/library.yaml:41`. */
export function wordReason(reason: Reason): string {
  switch (reason.rule) {
    case 'attribute':
      return wordAttribute(reason);
    case 'attribute-missing':
      return `no ${reason.attribute}`;
    case 'encoding-implied':
      return `rows follow a separator row, and no ${reason.attribute} says how`;
    case 'name-cell':
      return `the name cell says “${reason.text}”`;
    case 'type-cell':
      return `the type cell says “${reason.text}”`;
    case 'separator-rows':
      return `the type cell says “${reason.text}”, and the rows after its separator row are the content`;
    case 'file':
      return `the type cell says “${reason.text}”, and an object without members is a file in an upload`;
    case 'required-cell':
    case 'default-cell':
      return `the cell says “${reason.text}”`;
    case 'required-mark':
      return `the mark “${reason.text}”`;
    case 'required-words':
      return `the description says “${reason.text}”`;
    case 'note':
      return `the page says “${reason.text}”`;
    case 'side':
      return `so is every field of a ${reason.side === 'request' ? 'request' : 'response'} whose row does not say otherwise`;
    case 'undecided':
      return 'nothing says that it is required';
    case 'path':
      return `rows below “${reason.text}” decide`;
    case 'value-words':
      return `the description says ${reason.text}`;
    case 'values-listed':
      return 'the description lists them';
    case 'placeholder':
      return `a placeholder in the URL ${reason.url}`;
    case 'path-number':
      return after(reason, 'and a number in a path may be given as a string');
    case 'container':
      return `the client groups the request by “${reason.name}”`;
    case 'body-needed':
      return 'the request has a body';
    case 'member-required':
      return `${reason.member} is required`;
    case 'no-member-required':
      return 'none of its members is required';
    case 'filled-in':
      return after(reason, 'but the client fills it in');
    case 'digest':
      return after(reason, 'but the client computes it from the file');
    case 'override':
      return `override ${reason.source.file}:${reason.source.start.line}`;
    case 'setting':
      return `the setting ${reason.name}: ${reason.value}`;
    case 'envelope':
      return `the envelope of every notification${reason.name === undefined ? '' : `, which calls it ${reason.name}`}`;
    case 'envelope-lacks':
      return 'the envelope in XML does not have it';
    case 'page-name':
      return `the page is named after the event ${reason.event}`;
    default:
      return assertNever(reason);
  }
}

function wordAttribute({ attribute, value, detail }: Extract<Reason, { rule: 'attribute' }>): string {
  const written = value === undefined ? attribute : `${attribute}=${value}`;
  return detail === undefined ? written : `${written} ${detail}`;
}

/** The earlier reason, then the change. */
function after({ before }: { readonly before?: Reason }, change: string): string {
  return before === undefined ? change.replace(/^(?:and|but) /, '') : `${wordReason(before)}, ${change}`;
}
