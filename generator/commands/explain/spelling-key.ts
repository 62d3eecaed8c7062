/**
 * What is the same in every way to write an operation or a field: words without signs or capitals.
 *
 *     v3.payrollCard._id_.get   v3/payroll-card/{id}#get   →   v3 payrollcard id get
 */
export function spellingKey(text: string): string {
  const words = text.split(/[./#[\]\s]+/).map((word) => word.toLowerCase().replace(/[^\p{L}\p{N}$]/gu, ''));
  return words.filter((word) => word !== '').join(' ');
}

/** Whether a key ends in another, word by word: `library v1 loans get` in `v1 loans get`. */
export function endsInKey(key: string, end: string): boolean {
  return key === end || key.endsWith(` ${end}`);
}
