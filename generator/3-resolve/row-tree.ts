import type { FieldRow } from '../model/documented-page.js';

/** A row with the rows below it. */
export interface RowTree {
  readonly row: FieldRow;
  /** Members of an object, of the elements of a list, or of the content of a string. */
  readonly members: readonly RowTree[];
  /** The other forms of this member, each after a separator of its own. */
  readonly alternatives: readonly RowTree[];
  /** Rows for the whole plaintext of this string, which are not sent themselves. */
  readonly plaintexts: readonly RowTree[];
  /** Whether a name or a heading says that it is a list: `items[]`. */
  readonly listed?: boolean;
  /** Whether no row describes it, only paths that lead through it: `data` of `data.id`. */
  readonly implied?: boolean;
  /** Members that it has in one of several forms besides, by the name of the form. */
  readonly variants?: ReadonlyMap<string, readonly RowTree[]>;
}

/** The kind of rows that may be below a row: members of an object, or the content of an encoded string. */
export type Holding = 'members' | 'content' | 'nothing';

/** A row, or the table itself, while the rows below it are still being placed. */
export class OpenLevel {
  readonly members: OpenRow[] = [];
  readonly memberByName = new Map<string, OpenRow>();
  /** The last member that has content, and the last that is an object. */
  lastCarrier: OpenRow | undefined;
  lastObject: OpenRow | undefined;
  readonly row: FieldRow | undefined = undefined;
  readonly parent: OpenLevel | undefined = undefined;

  addMember(row: FieldRow, holding: Holding): OpenRow {
    const member = new OpenRow(row, this);
    this.members.push(member);
    this.memberByName.set(row.name, member);
    if (holding === 'content') this.lastCarrier = member;
    if (holding === 'members') this.lastObject = member;
    return member;
  }
}

export class OpenRow extends OpenLevel implements RowTree {
  readonly alternatives: OpenRow[] = [];
  readonly plaintexts: OpenRow[] = [];
  readonly variants = new Map<string, OpenRow[]>();
  listed: boolean;
  implied = false;

  constructor(
    override row: FieldRow,
    override readonly parent: OpenLevel,
  ) {
    super();
    this.listed = row.listed ?? false;
  }

  addAlternative(row: FieldRow): OpenRow {
    const alternative = new OpenRow(row, this.parent);
    this.alternatives.push(alternative);
    return alternative;
  }

  addPlaintext(row: FieldRow): OpenRow {
    const plaintext = new OpenRow(row, this.parent);
    this.plaintexts.push(plaintext);
    return plaintext;
  }
}
