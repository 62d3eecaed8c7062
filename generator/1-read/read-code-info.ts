/**
 * Read the text after the opening fence.
 *
 *     ```php [synchronous]
 *        ^language ^label
 */
export function readCodeInfo(language: string, rest: string): { readonly language: string; readonly label: string } {
  const words = rest.trim();
  const label = /^\[(.*)\]$/s.exec(words)?.[1] ?? words;
  return { language, label };
}
