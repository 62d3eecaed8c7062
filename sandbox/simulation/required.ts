/** The value, where there is one. Throws a `TypeError` that says what is not there. */
export function required<Value>(value: Value | undefined, message: string): Value {
  if (value === undefined) throw new TypeError(message);
  return value;
}
