/** Parse JSON; `undefined` when it is invalid. The type is the caller's, and is not checked. */
export function tryJson<Value = unknown>(text: string): Value | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
