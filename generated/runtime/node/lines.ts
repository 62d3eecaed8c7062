/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
const LINE_FEED = 0x0a;

/**
 * Yield the lines of a text in UTF-8, without line ends and byte order mark. Each line is decoded separately: slices would keep
 * the string of a whole chunk in memory.
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string, void, undefined> {
  let begun: Uint8Array[] = [];
  let count = 0;
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
      begun.push(chunk.subarray(start, end));
      yield decode(begun, count).replace(/\r$/, '');
      begun = [];
      count += 1;
      start = end + 1;
    }
    if (start < chunk.length) begun.push(chunk.subarray(start));
  }
  if (begun.length > 0) yield decode(begun, count);
}

function decode(parts: readonly Uint8Array[], index: number): string {
  const [part] = parts;
  const bytes = part instanceof Buffer && parts.length === 1 ? part : Buffer.concat(parts);
  const text = bytes.toString('utf8');
  return index === 0 ? text.replace(/^\ufeff/, '') : text;
}
