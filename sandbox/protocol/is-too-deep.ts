/** Well above every documented body. */
export const MAX_DEPTH = 50;

/** Whether a value is nested so deeply that recursion could overflow the stack. */
export function isTooDeep(value: unknown, levels = MAX_DEPTH): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((member) => isTooDeep(member, levels - 1));
}
