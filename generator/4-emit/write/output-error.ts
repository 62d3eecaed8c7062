interface Problem {
  /** What is wrong; `{path}` is the file or folder. */
  readonly message: string;
  readonly help: string;
}

/** Why a client cannot be written. */
const problems = {
  'out-is-file': {
    message: 'The output {path} is a file, not a folder.',
    help: 'Give `--out` a folder, or move the file away.',
  },
  'out-in-input': {
    message: 'The output lies inside the input folder {path}.',
    help: 'Give `--out` a folder beside it, so that generated files are not read as pages.',
  },
  'input-in-out': {
    message: 'The input folder {path} lies inside the output.',
    help: 'Give `--out` a folder of its own.',
  },
  'out-leads-away': {
    message: 'The output {path} lies in this project, but a link leads out of it.',
    help: 'Give `--out` the folder that is meant, or remove the link.',
  },
  'link-in-output': {
    message: 'The folder of {path} is a link that leads out of the output. Nothing was written through it.',
    help: 'Remove the link, and run again.',
  },
  'foreign-file': {
    message: 'The file {path} is in the way; docwright did not write it. Nothing was changed.',
    help: 'Move or delete it, or give `--out` another folder.',
  },
  'most-removed': {
    message: 'This run would remove {path}. Nothing was changed.',
    help: 'See that folders, include and exclude are as you mean them; run it again with --force if they are.',
  },
  'not-writable': {
    message: 'The output {path} cannot be written: permission is missing, or the disk is read-only.',
    help: 'Grant write permission for the folder, or give `--out` another one.',
  },
  'disk-full': {
    message: 'The disk is full: {path} cannot be written. The client is as it was.',
    help: 'Free some space and run again.',
  },
  'changed-meanwhile': {
    message: 'The output {path} was changed by another program while it was written.',
    help: 'See that no other run writes to it, and run again.',
  },
  'write-failed': {
    message: 'The output {path} cannot be written.',
    help: 'See the cause, and run again.',
  },
} as const satisfies Record<string, Problem>;

export type OutputProblem = keyof typeof problems;

/** A client was not written; the message says what is wrong, `help` what to do. */
export class OutputError extends Error {
  override name = 'OutputError';
  readonly help: string;

  constructor(
    readonly problem: OutputProblem,
    readonly path: string,
    cause?: unknown,
  ) {
    super(`${problems[problem].message.replace('{path}', () => path)}${describeCause(problem, cause)}`, { cause });
    this.help = problems[problem].help;
  }
}

const problemsByErrno: Readonly<Record<string, OutputProblem>> = {
  EACCES: 'not-writable',
  EPERM: 'not-writable',
  EROFS: 'not-writable',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  ENOTDIR: 'out-is-file',
  ENOENT: 'changed-meanwhile',
  ENOTEMPTY: 'changed-meanwhile',
  EEXIST: 'changed-meanwhile',
};

/** Any failure of the file system as an `OutputError`; `path` is the output. */
export function toOutputError(failure: unknown, path: string): OutputError {
  if (failure instanceof OutputError) return failure;
  return new OutputError(problemsByErrno[errnoOf(failure)] ?? 'write-failed', path, failure);
}

/** `ENOENT` of a failure of the file system; '' of anything else. */
export function errnoOf(failure: unknown): string {
  return failure instanceof Error && 'code' in failure ? String(failure.code) : '';
}

function describeCause(problem: OutputProblem, cause: unknown): string {
  return problem === 'write-failed' && cause instanceof Error ? ` ${cause.message}.` : '';
}
