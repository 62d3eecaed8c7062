/** No documented body comes near it. */
export const DEEPEST = 50;

/** Whether a value is nested so deep that walking through it is a risk. */
export function isTooDeep(value: unknown, levels = DEEPEST): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((member) => isTooDeep(member, levels - 1));
}
