/** The current time, as in `2026-03-10T09:30:00+08:00`. */
export function timestamp(): string {
  const beijing = new Date(Date.now() + 8 * 3_600_000);
  return beijing.toISOString().replace(/\.\d+Z$/, '+08:00');
}

/** `2026-03-10T09:30:00+08:00` → `20260310093000` */
export function compactTime(time: string): string {
  return time.replace(/\D/g, '').slice(0, 14);
}

/** `2026-03-10T09:30:00+08:00` → `2026-03-10 09:30:00` */
export function plainTime(time: string): string {
  return time.slice(0, 19).replace('T', ' ');
}
