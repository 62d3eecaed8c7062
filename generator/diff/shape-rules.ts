import { breaking, compatible, documentation, security, type Verdict } from './verdict.js';

/** Callers write requests and replies, which may become wider; they read answers and notifications, which may become narrower. */
interface ShapeRule {
  readonly says: string;
  readonly written: Verdict;
  readonly read: Verdict;
}

/** Every kind of change of a value or of one of its members; names in braces stand for what the pages say. */
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
  // An open object takes whatever a caller passes, and gives what is read as unknown.
  'member-unlisted': {
    says: 'is not listed any more, in an object that may have any member',
    written: compatible('It can still be passed; nothing says what it does.'),
    read: breaking('Check its type before reading it; it may be missing.'),
  },
  // A pattern promises no particular member.
  'member-generalized': {
    says: 'is one of {pattern} now',
    written: compatible('It can still be passed.'),
    read: breaking('Reckon with its absence.'),
  },
  'member-required': {
    says: 'is required now',
    written: breaking('Pass it in every call.'),
    read: compatible('It is always there; a check for undefined can go.'),
  },
  'member-optional': {
    says: 'is optional now',
    written: compatible('It can be left out.'),
    read: breaking('Reckon with its absence.'),
  },
  'type-changed': {
    says: 'is {new} now, formerly {old}',
    written: breaking('Pass the new type.'),
    read: breaking('Read the new type.'),
  },
  'type-known': {
    says: 'is known to be {new} now',
    written: breaking('Pass that type; anything was taken before.'),
    read: compatible('It can be read without a check of its type.'),
  },
  'type-unknown': {
    says: 'is of an unknown type now, formerly {old}',
    written: compatible('What was passed is still taken.'),
    read: breaking('Check its type before reading it.'),
  },
  // Both are `number`.
  'number-kind-changed': {
    says: 'is {new} now, formerly {old}',
    written: documentation('The type stays number.'),
    read: documentation('The type stays number.'),
  },
  // Answers are taken to hold any value whatever the page says, so that their lists are open to callers.
  'list-closed': {
    says: 'takes listed values alone now: {values}',
    written: breaking('Pass one of the listed values.'),
    read: documentation('The type stays open.'),
  },
  'list-opened': {
    says: 'takes other values than the listed ones now',
    written: compatible('Other values can be passed.'),
    read: documentation('The type stays open.'),
  },
  // The list that tells notifications apart, `event_type`, is closed to who reads it.
  'value-added': {
    says: 'has the new value {value}',
    written: compatible('It can be passed.'),
    read: compatible('Treat it where values are told apart.'),
  },
  'value-removed': {
    says: 'has no value {value} any more',
    written: breaking('Pass another value.'),
    read: breaking('Stop comparing with it; it does not come any more.'),
  },
  'open-value-removed': {
    says: 'lists {value} no more, among values that may be others',
    written: compatible('It can still be passed; see whether the server takes it.'),
    read: compatible('Nothing says that it still comes; a comparison with it can go.'),
  },
  'values-listed': {
    says: 'lists values now: {values}',
    written: compatible('Editors offer them; other values can be passed.'),
    read: compatible('Editors offer them; other values may come.'),
  },
  'values-unlisted': {
    says: 'lists no values any more',
    written: compatible('What was passed is still taken.'),
    read: compatible('Reckon with any value.'),
  },
  // Notifications are told apart by it no more.
  'event-unlisted': {
    says: 'lists no values any more, and tells notifications apart no more',
    written: compatible('What was passed is still taken.'),
    read: breaking('Tell this notification by its page.'),
  },
  'object-opened': {
    says: 'may have any member now',
    written: compatible('Members can be passed that the page does not list.'),
    read: compatible('Members that are not listed can be read, as unknown.'),
  },
  'object-closed': {
    says: 'has listed members alone now',
    written: breaking('Stop passing members that are not listed.'),
    read: breaking('Stop reading members that are not listed.'),
  },
  'alternative-added': {
    says: 'can be something else as well: {title}',
    written: compatible('It can be passed.'),
    read: breaking('See which of the alternatives came before reading it.'),
  },
  'alternative-removed': {
    says: 'cannot be {title} any more',
    written: breaking('Pass another of the alternatives.'),
    read: compatible('The code that reads it can go.'),
  },
  // The first word of a title names the type.
  'alternative-renamed': {
    says: 'has an alternative by another name: {new}, formerly {old}',
    written: breaking('Use the new name of its type.'),
    read: breaking('Use the new name of its type.'),
  },
  'alternative-retitled': {
    says: 'has an alternative by another title: {new}, formerly {old}',
    written: documentation(),
    read: documentation(),
  },
  // Callers deal in contents, so that types stay; what is on the wire does not.
  'encoding-added': {
    says: 'is encoded as {encoding} on its way now',
    written: compatible('Go on passing it plain, and stop encoding it yourself if you do.'),
    read: compatible('Go on reading it plain, and stop decoding it yourself if you do.'),
  },
  'encoding-removed': {
    says: 'is not encoded as {encoding} on its way any more',
    written: compatible('Go on passing it plain.'),
    read: compatible('Go on reading it plain.'),
  },
  'encoding-changed': {
    says: 'is encoded as {new} on its way now, formerly as {old}',
    written: compatible('Go on passing it plain.'),
    read: compatible('Go on reading it plain.'),
  },
  // Whoever relies on a seal must know that it comes, goes, or is for somebody else.
  'seal-added': {
    says: 'is sealed as {encoding} now',
    written: security('Go on passing it plain; check whose key it is sealed with.'),
    read: security('Go on reading it plain; check whose key it is sealed with.'),
  },
  'seal-removed': {
    says: 'is not sealed as {encoding} any more',
    written: security('Check it: what was sealed is sent as plain text.'),
    read: security('Check it: what was sealed comes as plain text.'),
  },
  'seal-changed': {
    says: 'is sealed as {new} now, formerly as {old}',
    written: security('Go on passing it plain; check whose key it is sealed with.'),
    read: security('Go on reading it plain; check whose key it is sealed with.'),
  },
  // A key that no other member needs.
  'bank-key-needed': {
    says: 'is sealed for the bank now',
    written: security('Give createClient the bankKey.'),
    read: documentation(),
  },
  // The content of a string that used to be passed as it is; a string is still taken as encoded already.
  'content-described': {
    says: 'carries {content} as {encoding}, formerly a plain string',
    written: compatible('The content can be passed; a string is taken as encoded already.'),
    read: breaking('Read the content; it is decoded already.'),
  },
  'content-undescribed': {
    says: 'is a plain string now, formerly {content} as {encoding}',
    written: breaking('Encode the content yourself.'),
    read: breaking('Decode the string yourself.'),
  },
  'content-bare': {
    says: 'travels as it is now, formerly as {encoding}',
    written: breaking('Pass the value itself, never a string that holds it.'),
    read: compatible('Go on reading it.'),
  },
  'value-described': {
    says: 'says something else of the value {value}',
    written: documentation(),
    read: documentation(),
  },
  'description-changed': {
    says: 'has another description',
    written: documentation(),
    read: documentation(),
  },
} as const satisfies Record<string, ShapeRule>;

export type ShapeCode = keyof typeof shapeRules;
