/**
 * Read what stands behind the opening fence.
 *
 *     ```php [同步链式]
 *        ^language ^label
 */
export function readCodeInfo(language: string, rest: string): { readonly language: string; readonly label: string } {
  const label = /^\[(.*)\]$/s.exec(rest)?.[1] ?? rest;
  return { language, label };
}
