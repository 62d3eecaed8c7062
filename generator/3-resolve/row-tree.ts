import type { FieldRow } from '../model/documented-page.js';

/** A row with what stands under it. */
export interface RowTree {
  readonly row: FieldRow;
  /** Members of an object, of the elements of a list, or of the content of a string. */
  readonly members: readonly RowTree[];
  /** The other forms of this member, each after a separator of its own. */
  readonly alternatives: readonly RowTree[];
  /** Rows that stand for the whole plaintext of this string and are not on the wire themselves. */
  readonly plaintexts: readonly RowTree[];
}

/** What may stand below a row: members of an object, or the content of a string that carries more than its characters. */
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

  constructor(
    override readonly row: FieldRow,
    override readonly parent: OpenLevel,
  ) {
    super();
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
