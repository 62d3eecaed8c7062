import { SingleBar } from 'cli-progress';
import pico from 'picocolors';
import type { Colors } from '../diagnostics/print-diagnostics.js';
import { createColors, toTerminal } from './terminal-text.js';

/** The output of a command: results on standard output, messages on standard error. */
export interface Console {
  /** Colors of messages. */
  readonly colors: Colors;
  /** Colors of results. */
  readonly resultColors: Colors;
  /** Print a result to standard output. */
  readonly print: (text: string) => void;
  /** Print a summary to a terminal; nothing with `--silent`. */
  readonly tell: (text: string) => void;
  /** Print one line for a log, if there is no terminal; nothing with `--silent`. */
  readonly note: (text: string) => void;
  /** Print an error, even with `--silent`. */
  readonly complain: (text: string) => void;
  /** Start a progress bar; without a terminal it shows nothing. */
  readonly startProgress: (total: number) => Progress;
}

export interface Progress {
  readonly update: (done: number) => void;
  readonly stop: () => void;
}

/** The console of this process. */
export function createConsole({ silent }: { readonly silent: boolean }): Console {
  const watched = process.stderr.isTTY && !silent;
  // picocolors alone would also color pipes in CI.
  const colorsOf = ({ isTTY }: { readonly isTTY?: boolean }) => createColors(pico.isColorSupported && isTTY === true);
  return {
    colors: colorsOf(process.stderr),
    resultColors: colorsOf(process.stdout),
    print: (text) => void process.stdout.write(toTerminal(text)),
    tell: (text) => void (watched && process.stderr.write(toTerminal(text))),
    note: (text) => void (!process.stderr.isTTY && !silent && process.stderr.write(toTerminal(text))),
    complain: (text) => void process.stderr.write(toTerminal(text)),
    startProgress: (total) => (watched ? startBar(total) : { update: () => {}, stop: () => {} }),
  };
}

/** The cursor stays visible and lines keep wrapping, so that no signal, not even SIGKILL, leaves a terminal changed. */
function startBar(total: number): Progress {
  const bar = new SingleBar({
    format: '{bar} {value}/{total} pages',
    clearOnComplete: true,
    hideCursor: false,
    linewrap: true,
    gracefulExit: false,
    barsize: 30,
  });
  bar.start(total, 0);
  return { update: (done) => bar.update(done), stop: () => bar.stop() };
}
