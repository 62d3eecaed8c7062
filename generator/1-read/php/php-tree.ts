/** The position of a node in its sample: lines from 1, columns from 0. */
export interface PhpLocation {
  readonly start: PhpPosition;
  readonly end: PhpPosition;
}

/** A position as php-parser counts it. */
export interface PhpPosition {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** The nodes of php-parser that samples are read from; `other` is any other kind. */
export type PhpNode =
  | PhpString
  | PhpEncapsed
  | PhpLiteral
  | PhpNumber
  | PhpUnary
  | PhpBinary
  | PhpCast
  | PhpArray
  | PhpVariable
  | PhpLookup
  | PhpCall
  | PhpName
  | PhpAssign
  | PhpStatement
  | PhpPart
  | PhpOther;

interface Node<Kind extends string> {
  readonly kind: Kind;
  readonly loc: PhpLocation;
}

export interface PhpString extends Node<'string' | 'nowdoc'> {
  /** The text with escapes resolved. */
  readonly value: string;
}

/** `"a{$b}"`, or a heredoc. */
export interface PhpEncapsed extends Node<'encapsed'> {
  readonly value: readonly PhpNode[];
}

/** A piece of `PhpEncapsed`, and the braces of `$instance->{'foo-bar'}`. */
export interface PhpPart extends Node<'encapsedpart'> {
  readonly expression: PhpNode;
}

/** `true`; `null` has no value. */
export interface PhpLiteral extends Node<'boolean' | 'nullkeyword'> {
  readonly value?: boolean;
}

export interface PhpNumber extends Node<'number'> {
  /** As written: `0x1F`, `1_000`. */
  readonly value: string;
}

export interface PhpUnary extends Node<'unary'> {
  readonly type: string;
  readonly what: PhpNode;
}

export interface PhpBinary extends Node<'bin'> {
  readonly type: string;
  readonly left: PhpNode;
  readonly right: PhpNode;
}

export interface PhpCast extends Node<'cast'> {
  readonly type: string;
  readonly expr: PhpNode;
}

export interface PhpArray extends Node<'array'> {
  readonly items: readonly (PhpEntry | PhpOther)[];
}

export interface PhpEntry extends Node<'entry'> {
  readonly key: PhpNode | null;
  readonly value: PhpNode;
  readonly unpack: boolean;
}

/** `$name`; in `$$name` the name is a node. */
export interface PhpVariable extends Node<'variable'> {
  readonly name: unknown;
}

/** `$what->offset`, `$what['offset']`, `What::offset`. */
export interface PhpLookup extends Node<'propertylookup' | 'offsetlookup' | 'staticlookup'> {
  readonly what: PhpNode;
  readonly offset: PhpNode | false;
}

export interface PhpCall extends Node<'call'> {
  readonly what: PhpNode;
  readonly arguments: readonly PhpNode[];
}

/** `\json_encode` where it is called, `post` where it is looked up. */
export interface PhpName extends Node<'name' | 'identifier'> {
  readonly name: string;
}

export interface PhpAssign extends Node<'assign'> {
  readonly operator: string;
  readonly left: PhpNode;
  readonly right: PhpNode;
}

export interface PhpStatement extends Node<'expressionstatement'> {
  readonly expression: PhpNode;
}

export interface PhpOther extends Node<'other'> {}
