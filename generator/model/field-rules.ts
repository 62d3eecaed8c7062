/** A regular expression as text; case does not matter. Named groups carry what is found. */
export type Rx = string;

export type Need = 'required' | 'optional';

export type RequiredRule =
  /** `otherwise` is for cells that say neither: `yes, if …`. Without it they are reported. */
  | { readonly by: 'column'; readonly yes: Rx; readonly no: Rx; readonly otherwise?: Need }
  /** A row with the attribute is required, any other optional. */
  | { readonly by: 'attribute'; readonly name: string }
  | { readonly by: 'mark'; readonly on: 'name' | 'type'; readonly match: Rx; readonly means: Need }
  | { readonly by: 'description'; readonly match: Rx; readonly means: Need }
  /** A field with a default is optional; `none` is what the cell holds where there is none. */
  | { readonly by: 'default'; readonly none: Rx }
  /** A paragraph of the operation, for the fields of its request. */
  | { readonly by: 'note'; readonly match: Rx; readonly means: Need }
  | { readonly by: 'side'; readonly of: Side; readonly means: Need };

/** Who writes the value: the caller, or the service in a response or a notification. */
export type Side = 'request' | 'answer';

export type NestingRule =
  /** Each mark before the name is a level: `>`, `»`, `└─`. */
  | { readonly by: 'mark'; readonly mark: Rx }
  | { readonly by: 'attribute'; readonly name: string }
  /** `a.b`, `items[0].id`, `Disks.N.Size`: `list` is what a segment ends in, or is, where the one before it is a list. */
  | { readonly by: 'path'; readonly split: Rx; readonly list?: Rx }
  /**
   * A heading between table and section names the field whose members follow: `#### data.details[n]`. Groups: `path`, and
   * `variant` where several such tables are alternatives of one field: `extension[east]`, `extension[west]`. `path` is the
   * field where the heading does not name it; without either, the rows are not members of a field.
   */
  | { readonly by: 'heading'; readonly match: Rx; readonly path?: string }
  /** A paragraph right above does. Groups as of a heading. */
  | { readonly by: 'lead'; readonly match: Rx; readonly path?: string };

export interface TypeRules {
  /** Word → meaning; blanks count as one. */
  readonly words: Readonly<Record<string, TypeWord>>;
  /** Group `item`, left out where elements are not named: `^array<(?<item>.+)>$`, `^list$`. */
  readonly lists?: readonly Rx[];
  /** Objects whose member names are data. Group `item`: `^map\[string\](?<item>\w+)$`. */
  readonly maps?: readonly Rx[];
  /** What is between alternatives: `\s+or\s+|/`. */
  readonly unions?: Rx;
  /** The part of a type that says that null may come: `\s*\|\s*null$`. */
  readonly nullable?: Rx;
  /** What any other word refers to: a heading of the page, or the page that its link leads to. */
  readonly references?: 'heading' | 'link';
  /** A paragraph that says that a type has the members of others as well, by links: `\bextends\b`. */
  readonly extends?: Rx;
  /**
   * In the description of a field without members: the operation whose response has them below a field of the same name.
   * Group `operation`, the heading of that operation.
   */
  readonly sameAs?: Rx;
  /** Of a list without named elements: the description that says that they are objects. */
  readonly objectElements?: Rx;
  /** Of a row without a type. Left out, it is reported. */
  readonly untyped?: TypeWord;
}

export type TypeWord =
  | { readonly kind: 'string' }
  | { readonly kind: 'number'; readonly integer: boolean }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'object' }
  | { readonly kind: 'list'; readonly item?: TypeWord }
  | { readonly kind: 'file' }
  /** Anything, and the page says so. */
  | { readonly kind: 'any' };

/** A list is `closed` where the page says that there are no other values. Groups: `value`, `meaning`, or `values`. */
export type ValueRule =
  /**
   * A run of codes before or behind a marker: `` `A` | `B` are all ``, ``Allowed values: `a`, `b` ``. Without markers any run of
   * two codes or more: ``Product type `linear`, `inverse` ``. No run is read in a description that fits `except`.
   */
  | {
      readonly by: 'run';
      readonly before?: readonly string[];
      readonly behind?: readonly string[];
      readonly between: Rx;
      readonly except?: Rx;
      readonly closed: boolean;
    }
  /** The code behind a word: `` always `renew` ``. */
  | { readonly by: 'fixed'; readonly words: readonly string[] }
  /**
   * Lines with one value each, codes in backticks: `` `GLOBAL`: everywhere ``. They are closed below a line that ends in one of
   * `closedBy`, and read only below a line that ends in one of `announcedBy`.
   */
  | {
      readonly by: 'lines';
      readonly item: Rx;
      readonly closedBy?: readonly string[];
      readonly announcedBy?: readonly string[];
    }
  /** Words behind a label: `Allowed values: and, or`. */
  | { readonly by: 'words'; readonly match: Rx; readonly split: Rx; readonly closed: boolean }
  /** A code and nothing else. */
  | { readonly by: 'bare' }
  /** The column `values`, or a table of `values` that names the field. */
  | { readonly by: 'table'; readonly split?: Rx }
  /** Where the link of the name leads: a heading with a list of codes below. */
  | { readonly by: 'link'; readonly item: Rx };
