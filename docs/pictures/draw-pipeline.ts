/** The words of the picture, in one language. */
export interface PipelineWords {
  readonly title: string;
  /** Four boxes from left to right, a heading and lines below it each. */
  readonly boxes: readonly (readonly [heading: string, ...lines: readonly string[]])[];
  /** What goes from each box to the next. */
  readonly arrows: readonly string[];
  /** What else the third box gives, and what reads it. */
  readonly others: string;
}

const box = { width: 186, height: 96, gap: 64 };
const top = 24;

/** The same shades read on a light page and on a dark one: the boxes have a ground of their own, lines and words around them are grey. */
const paints = { ground: '#f6f8fa', edge: '#57606a', word: '#1f2328', around: '#7d8590' };

/** Draw what happens to a page on its way into the client, as SVG. */
export function drawPipeline({ title, boxes, arrows, others }: PipelineWords): string {
  const width = boxes.length * box.width + (boxes.length - 1) * box.gap + 2 * top;
  const height = box.height + 2 * top + 62;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">
<title>${title}</title>
<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" fill="${paints.around}"/></marker></defs>
<g font-family="system-ui, -apple-system, 'Segoe UI', 'Noto Sans CJK SC', 'PingFang SC', sans-serif" font-size="13" text-anchor="middle">
${boxes.map((lines, index) => drawBox(lines, leftOf(index))).join('\n')}
${arrows.map((word, index) => drawArrow(word, leftOf(index) + box.width)).join('\n')}
${drawOthers(others, leftOf(2) + box.width / 2)}
</g>
</svg>
`;
}

function leftOf(index: number): number {
  return top + index * (box.width + box.gap);
}

function drawBox([heading, ...lines]: readonly string[], x: number): string {
  const middle = x + box.width / 2;
  const texts = lines.map((line, index) => `<text x="${middle}" y="${top + 50 + index * 18}">${line}</text>`);
  return `<rect x="${x}" y="${top}" width="${box.width}" height="${box.height}" rx="8" fill="${paints.ground}" stroke="${paints.edge}"/>
<g fill="${paints.word}"><text x="${middle}" y="${top + 27}" font-size="15" font-weight="600">${heading}</text>
${texts.join('\n')}</g>`;
}

function drawArrow(word: string, x: number): string {
  const y = top + box.height / 2;
  return `<path d="M${x + 6} ${y}H${x + box.gap - 6}" stroke="${paints.around}" stroke-width="1.5" marker-end="url(#head)"/>
<text x="${x + box.gap / 2}" y="${y - 9}" font-size="11" fill="${paints.around}">${word}</text>`;
}

function drawOthers(others: string, x: number): string {
  const y = top + box.height;
  return `<path d="M${x} ${y + 6}V${y + 34}" stroke="${paints.around}" stroke-width="1.5" marker-end="url(#head)"/>
<text x="${x}" y="${y + 54}" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="12" fill="${paints.around}">${others}</text>`;
}
