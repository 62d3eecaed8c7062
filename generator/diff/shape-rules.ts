import { breaking, compatible, documentation, security, type Verdict } from './verdict.js';

/** Callers write requests and replies, which may become wider; they read responses and notifications, which may become narrower. */
interface ShapeRule {
  readonly says: string;
  readonly written: Verdict;
  readonly read: Verdict;
}

/** Every kind of change of a value or of one of its members; names in braces are replaced by text of the pages. */
export const shapeRules = {
  'member-added': {
    says: 'is new',
    written: compatible('It can be passed.'),
    read: compatible('It can be read.'),
  },
  'required-member-added': {
    says: 'is new and required',
    written: breaking('Pass it.'),
    read: compatible('It can be read.'),
  },
  'member-removed': {
    says: 'is gone',
    written: breaking('Stop passing it.'),
    read: breaking('Stop reading it.'),
  },
  // An open object accepts any member that a caller passes, and other members are read as unknown.
  'member-unlisted': {
    says: 'is no longer listed, in an object that may have any member',
    written: compatible('It can still be passed; nothing says what it does.'),
    read: breaking('Check its type before reading it; it may be missing.'),
  },
  // A pattern requires no particular member.
  'member-generalized': {
    says: 'is now one of {pattern}',
    written: compatible('It can still be passed.'),
    read: breaking('Handle the case that it is missing.'),
  },
  'member-required': {
    says: 'is now required',
    written: breaking('Pass it in every call.'),
    read: compatible('It is always there; a check for undefined can go.'),
  },
  'member-optional': {
    says: 'is now optional',
    written: compatible('It can be left out.'),
    read: breaking('Handle the case that it is missing.'),
  },
  'null-added': {
    says: 'may now be null',
    written: compatible('Null can be passed.'),
    read: breaking('Handle null.'),
  },
  'null-removed': {
    says: 'can no longer be null',
    written: breaking('Stop passing null.'),
    read: compatible('A check for null can be removed.'),
  },
  'member-documented': {
    says: 'is now documented; before, it was read from a sample',
    written: documentation(),
    read: documentation(),
  },
  'member-inferred': {
    says: 'is no longer documented, and is read from a sample',
    written: documentation('Check that it still exists.'),
    read: documentation('Check that it still exists.'),
  },
  'type-changed': {
    says: 'changed its type from {old} to {new}',
    written: breaking('Pass the new type.'),
    read: breaking('Read the new type.'),
  },
  'type-known': {
    says: 'is now known to be {new}',
    written: breaking('Pass that type; before, any value was accepted.'),
    read: compatible('It can be read without a check of its type.'),
  },
  'type-unknown': {
    says: 'changed its type from {old} to an unknown one',
    written: compatible('What was passed before is still accepted.'),
    read: breaking('Check its type before reading it.'),
  },
  // Both are `number`.
  'number-kind-changed': {
    says: 'changed its type from {old} to {new}',
    written: documentation('The type stays number.'),
    read: documentation('The type stays number.'),
  },
  // Responses may have values that the page does not list, so their lists are open to callers.
  'list-closed': {
    says: 'now accepts only the listed values: {values}',
    written: breaking('Pass one of the listed values.'),
    read: documentation('The type stays open.'),
  },
  'list-opened': {
    says: 'now accepts other values than those listed',
    written: compatible('Other values can be passed.'),
    read: documentation('The type stays open.'),
  },
  // The list of events, `event_type`, is closed in notifications.
  'value-added': {
    says: 'has the new value {value}',
    written: compatible('It can be passed.'),
    read: compatible('Handle it where your code distinguishes values.'),
  },
  'value-removed': {
    says: 'no longer has the value {value}',
    written: breaking('Pass another value.'),
    read: breaking('Stop comparing with it; it no longer occurs.'),
  },
  'open-value-removed': {
    says: 'no longer lists {value}, in a list that admits other values',
    written: compatible('It can still be passed; check whether the server accepts it.'),
    read: compatible('It may no longer occur; a comparison with it can be removed.'),
  },
  'values-listed': {
    says: 'now lists values: {values}',
    written: compatible('Editors offer them; other values can be passed.'),
    read: compatible('Editors offer them; other values may come.'),
  },
  'values-unlisted': {
    says: 'no longer lists values',
    written: compatible('What was passed before is still accepted.'),
    read: compatible('Handle any value.'),
  },
  // It no longer distinguishes notifications.
  'event-unlisted': {
    says: 'no longer lists values, so it no longer distinguishes notifications',
    written: compatible('What was passed before is still accepted.'),
    read: breaking('Recognize this notification by its page.'),
  },
  'object-opened': {
    says: 'may now have any member',
    written: compatible('Members can be passed that the page does not list.'),
    read: compatible('Members that are not listed can be read, as unknown.'),
  },
  'object-closed': {
    says: 'now has only the listed members',
    written: breaking('Stop passing members that are not listed.'),
    read: breaking('Stop reading members that are not listed.'),
  },
  'alternative-added': {
    says: 'has a new alternative: {title}',
    written: compatible('It can be passed.'),
    read: breaking('Check which alternative it is before reading it.'),
  },
  'alternative-removed': {
    says: 'can no longer be {title}',
    written: breaking('Pass another alternative.'),
    read: compatible('The code that reads it can be removed.'),
  },
  // The type is named by the first word of the title.
  'alternative-renamed': {
    says: 'has an alternative whose type was renamed from {old} to {new}',
    written: breaking('Use the new name of its type.'),
    read: breaking('Use the new name of its type.'),
  },
  'alternative-retitled': {
    says: 'has an alternative whose title changed from {old} to {new}',
    written: documentation(),
    read: documentation(),
  },
  // Callers pass and get contents, so types stay the same, but the sent value changes.
  'encoding-added': {
    says: 'is now encoded as {encoding} when it is sent',
    written: compatible('Keep passing it unencoded; if you encode it yourself, stop.'),
    read: compatible('Keep reading it unencoded; if you decode it yourself, stop.'),
  },
  'encoding-removed': {
    says: 'is no longer encoded as {encoding} when it is sent',
    written: compatible('Keep passing it unencoded.'),
    read: compatible('Keep reading it unencoded.'),
  },
  'encoding-changed': {
    says: 'changed its encoding when it is sent from {old} to {new}',
    written: compatible('Keep passing it unencoded.'),
    read: compatible('Keep reading it unencoded.'),
  },
  // Callers that rely on a sealed field must know if it is no longer sealed, newly sealed, or sealed for another recipient.
  'seal-added': {
    says: 'is now sealed as {encoding}',
    written: security('Keep passing it as plain text; check whose key seals it.'),
    read: security('Keep reading it as plain text; check whose key seals it.'),
  },
  'seal-removed': {
    says: 'is no longer sealed as {encoding}',
    written: security('Check it: what was sealed is sent as plain text.'),
    read: security('Check it: what was sealed comes as plain text.'),
  },
  'seal-changed': {
    says: 'changed its seal from {old} to {new}',
    written: security('Keep passing it as plain text; check whose key seals it.'),
    read: security('Keep reading it as plain text; check whose key seals it.'),
  },
  // It needs a key that no other member needs.
  'bank-key-needed': {
    says: 'is now sealed for the bank',
    written: security('Give createClient the bankKey.'),
    read: documentation(),
  },
  // The string was passed without a described content before; a string still counts as encoded.
  'content-described': {
    says: 'changed from a plain string to {content} as {encoding}',
    written: compatible('The content can be passed; a string counts as already encoded.'),
    read: breaking('Read the content; it is already decoded.'),
  },
  'content-undescribed': {
    says: 'changed from {content} as {encoding} to a plain string',
    written: breaking('Encode the content yourself.'),
    read: breaking('Decode the string yourself.'),
  },
  'content-bare': {
    says: 'is no longer encoded as {encoding}, and is sent as it is',
    written: breaking('Pass the value itself, not a string that holds it.'),
    read: compatible('Keep reading it.'),
  },
  'value-described': {
    says: 'has a different description of the value {value}',
    written: documentation(),
    read: documentation(),
  },
  'description-changed': {
    says: 'has a different description',
    written: documentation(),
    read: documentation(),
  },
} as const satisfies Record<string, ShapeRule>;

export type ShapeCode = keyof typeof shapeRules;
