import type { BodyFormat, Encoding, Method } from './schema.js';
import type { SourceRange } from './source-range.js';

/** A correction to a page, as a file of overrides has it. */
export interface Override {
  /** `webhook/v3/TRANSACTION.SUCCESS`; left out where `operation` is a method and a URL, whichever page has them. */
  readonly page?: string;
  /** See `matchOperations`; left out where the page has one operation. */
  readonly operation?: string;
  readonly action: OverrideAction;
  /** Codes of the operation's diagnostics that it puts right. */
  readonly settles: readonly string[];
  readonly reason: string;
  readonly evidence?: string;
  /** The path of the field in its file, or the entry where it has none. */
  readonly source: SourceRange;
  /** Whose correction it is: only a project's own can be told to be in vain. */
  readonly origin: 'project' | 'dialect';
}

export type OverrideAction =
  | { readonly kind: 'set-operation'; readonly change: OperationChange }
  | { readonly kind: 'drop-operation' }
  | { readonly kind: 'set'; readonly field: FieldPath; readonly change: FieldChange }
  | { readonly kind: 'add'; readonly field: FieldPath; readonly change: NewField }
  | { readonly kind: 'drop'; readonly field: FieldPath }
  | { readonly kind: 'move'; readonly field: FieldPath; readonly to: FieldPath };

export interface OperationChange {
  readonly server?: string;
  readonly clientCertificate?: boolean;
  readonly answerUnsigned?: boolean;
  readonly title?: string;
  readonly method?: Method;
  /** What the call is called in the client. */
  readonly name?: string;
}

/** What is left out stays as the page has it. */
export interface FieldChange {
  readonly type?: FieldType;
  readonly required?: boolean;
  /** None at all takes the list away. */
  readonly values?: readonly ListedValue[];
  readonly closed?: boolean;
  readonly encoding?: Encoding | 'none';
  readonly description?: string;
  /** Members of an object. */
  readonly fields?: readonly NamedField[];
}

export interface ListedValue {
  /** As the file spells it. */
  readonly text: string;
  readonly description?: string;
}

export interface NewField extends FieldChange {
  readonly type: FieldType;
}

export interface NamedField {
  readonly name: string;
  readonly change: NewField;
}

/** `object[]` */
export interface FieldType {
  readonly word: FieldWord;
  readonly list: boolean;
}

export const fieldWords = ['string', 'integer', 'number', 'boolean', 'object', 'file', 'any'] as const;

export type FieldWord = (typeof fieldWords)[number];

/** `request.body.scene_info[METRO].device_id` */
export interface FieldPath {
  readonly text: string;
  readonly side: 'request' | 'response';
  readonly part: 'path' | 'query' | 'headers' | 'body';
  /** The format that the path names by `json`, `form` or `xml`. */
  readonly format?: BodyFormat;
  /** None at all is the body itself. */
  readonly steps: readonly PathStep[];
}

export interface PathStep {
  readonly name: string;
  /** One of several forms: a number from 1, or a part of its title. */
  readonly form?: string;
}
