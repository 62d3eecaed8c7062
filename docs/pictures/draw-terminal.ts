import stringWidth from 'string-width';
import type { Run } from './read-terminal.js';

const character = { width: 7.8, height: 19 };
const padding = 18;
const bar = 34;

/** On a dark ground of its own, the picture reads the same on a light page and on a dark one. */
const colors: Readonly<Record<string, string>> = {
  '31': '#ff7b72',
  '32': '#7ee787',
  '33': '#e3b341',
  '34': '#79c0ff',
  '35': '#d2a8ff',
  '36': '#56d4dd',
};

/** Draw a terminal with a command and what it wrote, as SVG. */
export function drawTerminal(command: string, lines: readonly (readonly Run[])[]): string {
  const all = [
    [
      { text: '$ ', styles: ['32'] },
      { text: command, styles: ['1'] },
    ],
    ...lines,
  ];
  const columns = Math.max(...all.map((line) => stringWidth(line.map(({ text }) => text).join(''))));
  const width = Math.ceil(columns * character.width + 2 * padding);
  const height = bar + all.length * character.height + padding;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">
<title>${escapeText(command)}</title>
<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8" fill="#0d1117" stroke="#6e7681"/>
${['#ff5f57', '#febc2e', '#28c840'].map((fill, index) => `<circle cx="${20 + index * 18}" cy="18" r="5.5" fill="${fill}"/>`).join('\n')}
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'Noto Sans Mono CJK SC', monospace" font-size="13" fill="#e6edf3" xml:space="preserve">
${all.map((line, index) => drawLine(line, bar + (index + 0.75) * character.height)).join('\n')}
</g>
</svg>
`;
}

/** Each run stands in its columns, whatever font the reader has; Chinese characters take two. */
function drawLine(line: readonly Run[], y: number): string {
  let column = 0;
  const texts = line.flatMap(splitWide).map(({ text, styles }) => {
    const shown = text.trim();
    const x = column + stringWidth(text) - stringWidth(text.trimStart());
    column += stringWidth(text);
    if (shown === '') return '';
    const place = `x="${round(padding + x * character.width)}" y="${round(y)}"`;
    const length = `textLength="${round(stringWidth(shown) * character.width)}" lengthAdjust="spacingAndGlyphs"`;
    return `<text ${place} ${length}${styleOf(styles)}>${escapeText(shown)}</text>`;
  });
  return texts.join('');
}

function splitWide({ text, styles }: Run): readonly Run[] {
  return (text.match(/[\u2e80-\uffef]+|[^\u2e80-\uffef]+/g) ?? []).map((piece) => ({ text: piece, styles }));
}

function styleOf(styles: readonly string[]): string {
  const color = styles.map((style) => colors[style]).findLast((found) => found !== undefined);
  const bold = styles.includes('1') ? ' font-weight="bold"' : '';
  const dim = styles.includes('2') ? ' fill-opacity="0.65"' : '';
  return `${color ? ` fill="${color}"` : ''}${bold}${dim}`;
}

function round(length: number): number {
  return Math.round(length * 10) / 10;
}

function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
