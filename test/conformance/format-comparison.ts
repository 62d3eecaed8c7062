import type { Comparison, Difference, Total } from './tally.js';

/** A table of what was compared: category, compared, equal, percent. */
export function formatTotals(title: string, { totals }: Comparison): string {
  const rows = totals.map((total) => [total.category, String(total.compared), String(total.equal), percentOf(total)]);
  const lines = [[title, 'compared', 'equal', 'percent'], ...rows].map(formatRow);
  return `\n${lines.join('\n')}\n`;
}

/** `openapi/v3/payroll-card/tokens.md:14 json.openid (required): the schema says …` */
export function formatDifference({ page, line, path, category, words }: Difference): string {
  return `${page}.md:${line} ${path} (${category}): ${words}`;
}

/** Rounded down, so that 100 means that all are equal. */
function percentOf({ compared, equal }: Total): string {
  return compared === 0 ? '–' : (Math.floor((equal / compared) * 10_000) / 100).toFixed(2);
}

function formatRow([first = '', ...numbers]: readonly string[]): string {
  return `${first.padEnd(26)}${numbers.map((each) => each.padStart(10)).join('')}`;
}
