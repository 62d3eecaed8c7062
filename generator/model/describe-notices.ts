/** Notices that make editors strike the call through. */
const deprecating = ['deprecated', 'discarded'];

/** Whether an editor strikes a call through that has the notice. */
export function isDeprecating(notice: string): boolean {
  return deprecating.includes(notice);
}

/** The notices in words, those that strike the call through apart from the others; a notice without words says nothing about calling. */
export function describeNotices(
  notices: readonly string[],
  words: Readonly<Record<string, string>>,
): { readonly deprecated: string; readonly remarks: string[] } {
  const known = notices.filter((notice) => Object.hasOwn(words, notice));
  const textsOf = (names: readonly string[]) => names.map((name) => words[name] ?? '');
  return {
    deprecated: textsOf(known.filter(isDeprecating)).join(''),
    remarks: textsOf(known.filter((notice) => !isDeprecating(notice))),
  };
}
