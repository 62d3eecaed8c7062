/** An operation in a form that can be compared: both the schema and the facts are converted to it. */
export interface OperationView {
  /** Without extension: `openapi/v3/payroll-card/tokens`. */
  readonly page: string;
  readonly anchor: string;
  readonly line: number;
  /** Properties of the operation as a whole; an aspect that is left out is not compared. */
  readonly aspects: Readonly<Partial<Record<Aspect, string>>>;
  readonly members: readonly MemberView[];
}

export const aspects = [
  'kind of operation',
  'method',
  'url',
  'server',
  'client certificate',
  'nonce',
  'notices',
  'request format',
  'response format',
] as const;

export type Aspect = (typeof aspects)[number];

export interface MemberView extends ValueView {
  /** `json.transfer_detail_list.user_name`, `response.token`; alternatives are numbered: `xml.scene_info.scene_info#2.line_name`. */
  readonly path: string;
  readonly line: number;
  readonly required: boolean;
}

/** Properties of the value of a member. */
export interface ValueView {
  /** The type as sent: `string`, `integer`, `object[]`, `binary`. */
  readonly kind: string;
  /** The listed values in the order of the page; empty when none are listed. */
  readonly values: readonly string[];
  readonly closed: boolean;
  /** `rsa-platform`; empty when the value is not encrypted. */
  readonly encryption: string;
  /** `json`, `url`, `xml`; empty for plain strings, and for encrypted strings, where the facts do not say. */
  readonly encoding: string;
  /** The content of an encoded or encrypted string: `object`, `object[]`, `string`; empty for any other value. */
  readonly content: string;
  /** The number of alternatives of the value or its content; 0 when there is only one shape. */
  readonly alternatives: number;
}

export const plainValue: ValueView = {
  kind: '',
  values: [],
  closed: false,
  encryption: '',
  encoding: '',
  content: '',
  alternatives: 0,
};
