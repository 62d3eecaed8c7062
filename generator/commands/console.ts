import { SingleBar } from 'cli-progress';
import pico from 'picocolors';
import type { Colors } from '../diagnostics/print-diagnostics.js';
import { createColors, toTerminal } from './terminal-text.js';

/** Where a command speaks: results on standard output, everything for people on standard error. */
export interface Console {
  /** For what people are told. */
  readonly colors: Colors;
  /** For results. */
  readonly resultColors: Colors;
  /** A result; the only thing that a pipe gets. */
  readonly print: (text: string) => void;
  /** A summary; silent when nobody is watching. */
  readonly tell: (text: string) => void;
  /** One line for a log, where no terminal is. */
  readonly note: (text: string) => void;
  /** Something went wrong; always said. */
  readonly complain: (text: string) => void;
  /** A bar for long work; without a terminal it is none. */
  readonly startProgress: (total: number) => Progress;
}

export interface Progress {
  readonly update: (done: number) => void;
  readonly stop: () => void;
}

/** The console of this process. */
export function createConsole({ silent }: { readonly silent: boolean }): Console {
  const watched = process.stderr.isTTY && !silent;
  // Without the comparison picocolors would decide by itself, and colour what a pipe gets in CI.
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
