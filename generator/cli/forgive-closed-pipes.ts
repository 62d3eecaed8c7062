import { exitCodes } from '../commands/exit-codes.js';
import { toTerminal } from '../commands/terminal-text.js';

/**
 * A reader that goes away early, as `head` does, is no failure: a command finishes its work without it, and one that waits
 * for Ctrl+C ends as it does then. Any other error of a stream is one, such as a full disk.
 */
export function forgiveClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.emit('SIGINT');
      else failToWrite(error);
    });
  }
}

function failToWrite({ message }: Error): void {
  process.stderr.write(toTerminal(`docwright: What was to be printed cannot be written: ${message}.\n`));
  process.exit(exitCodes.failed);
}
