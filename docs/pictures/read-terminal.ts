import { stripVTControlCharacters } from 'node:util';

/** Text of one look: `{ text: 'warning', styles: ['33'] }`, with the numbers of SGR sequences that hold for it. */
export interface Run {
  readonly text: string;
  readonly styles: readonly string[];
}

/**
 * The lines that are left on a terminal when a command is done.
 *
 *     ESC[33mwarningESC[39m type-unknown   →   [warning, in 33] [ type-unknown]
 */
export function readTerminal(output: string): readonly (readonly Run[])[] {
  return output.trimEnd().split(/\r?\n/).map(dropOverwritten).map(readLine);
}

/** What stood in a line before the cursor went back to its start is gone: a progress bar. */
function dropOverwritten(line: string): string {
  return line.split(/\r|\u001b\[1G/).at(-1) ?? '';
}

function readLine(line: string): readonly Run[] {
  let styles: readonly string[] = [];
  return line.split(/(?=\u001b\[\d*m)/).flatMap((piece) => {
    const [, style = undefined] = /^\u001b\[(\d*)m/.exec(piece) ?? [];
    if (style !== undefined) styles = nextStyles(styles, style);
    const text = stripVTControlCharacters(piece);
    return text === '' ? [] : [{ text, styles }];
  });
}

/** picocolors ends colours by 39, and bold and dim by 22. */
function nextStyles(styles: readonly string[], style: string): readonly string[] {
  if (style === '0' || style === '') return [];
  if (style === '39') return styles.filter((one) => !one.startsWith('3'));
  if (style === '22') return styles.filter((one) => one !== '1' && one !== '2');
  return [...styles, style];
}
