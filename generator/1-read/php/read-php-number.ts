/**
 * The value of a PHP number literal; of an integer that no double holds exactly, its digits; what no double holds, as written.
 *
 *     1_000 → 1000    0x1F → 31    0755 → 493    12345678901234567890 → '12345678901234567890'
 */
export function readPhpNumber(literal: string): number | string {
  const digits = literal.replaceAll('_', '').toLowerCase();
  const integer = /^0\d+$/.test(digits) ? `0o${digits.slice(1)}` : digits;
  const value = Number(integer);
  const isInteger = /^(?:\d+|0x[\da-f]+|0[bo]\d+)$/.test(integer);
  if (Number.isNaN(value) || (!isInteger && !Number.isFinite(value))) return literal;
  return !isInteger || Number.isSafeInteger(value) ? value : BigInt(integer).toString();
}
