/** Seconds from one attempt to the next, as documented: fifteen repetitions in about a day. */
export const SCHEDULE: readonly number[] = [
  15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10_800, 10_800, 10_800, 21_600, 21_600,
];
