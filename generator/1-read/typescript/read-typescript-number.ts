const forms: readonly RegExp[] = [
  /^0x[\da-f](?:_?[\da-f])*n?$/i,
  /^0o[0-7](?:_?[0-7])*n?$/i,
  /^0b[01](?:_?[01])*n?$/i,
  /^(?:0|[1-9](?:_?\d)*)n$/,
  /^(?:(?:0|[1-9](?:_?\d)*)(?:\.(?:\d(?:_?\d)*)?)?|\.\d(?:_?\d)*)(?:e[+-]?\d(?:_?\d)*)?$/i,
];

/**
 * The value of a number literal, or the digits of a bigint; `undefined` if it is neither.
 *
 *     1_000 → 1000    0x1F → 31    1_0n → '10'    0755 → neither, and so is 1__0
 */
export function readTypeScriptNumber(literal: string): number | string | undefined {
  if (!forms.some((form) => form.test(literal))) return undefined;
  const digits = literal.replaceAll('_', '');
  return digits.endsWith('n') ? digits.slice(0, -1) : Number(digits);
}
