import stringWidth from 'string-width';

/**
 * A Markdown table that can be read in a terminal, too.
 *
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 */
export function printTable(head, rows) {
  const widths = head.map((cell, column) =>
    Math.max(...[head, ...rows].map((row) => stringWidth(row[column] ?? cell))),
  );
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  const lines = [head, rule, ...rows].map((row) => row.map((cell, column) => pad(cell, widths[column] ?? 0, column)));
  return `${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
}

/**
 * @param {string} cell
 * @param {number} width
 * @param {number} column
 */
function pad(cell, width, column) {
  const space = ' '.repeat(width - stringWidth(cell));
  return column === 0 ? cell + space : space + cell;
}

/** @param {import('./summarize.mjs').Summary} summary @param {number} [digits] */
export function spread({ min, max }, digits = 2) {
  return `${min.toFixed(digits)}–${max.toFixed(digits)}`;
}
