/** The exit codes of commands. */
export const exitCodes = {
  done: 0,
  /** A page could not be used, or a check failed. */
  failed: 1,
  /** The call itself was wrong. */
  wrongCall: 2,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
