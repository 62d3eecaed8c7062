const escapeForm =
  /\\(?:u\{(?<point>[\da-fA-F]+)\}|u(?<unit>[\da-fA-F]{4})|x(?<byte>[\da-fA-F]{2})|(?<zero>0)(?!\d)|(?<single>[^ux\d]))/gu;

const singleEscapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['b', '\b'],
  ['f', '\f'],
  ['v', '\v'],
  ['\n', ''],
  ['\u2028', ''],
  ['\u2029', ''],
]);

/** The characters between quotes or backticks, with escapes resolved; `undefined` for an invalid escape. */
export function readTypeScriptText(source: string): string | undefined {
  if (!source.includes('\\')) return source;
  if (source.replace(escapeForm, '').includes('\\')) return undefined;
  const characters = [...source.matchAll(escapeForm)].map(({ groups = {} }) => characterOf(groups));
  if (characters.includes(undefined)) return undefined;
  let index = 0;
  return source.replace(escapeForm, () => characters[index++] ?? '');
}

function characterOf({ point, unit, byte, zero, single = '' }: Readonly<Record<string, string>>): string | undefined {
  const digits = point ?? unit ?? byte ?? zero;
  if (digits === undefined) return singleEscapes.get(single) ?? single;
  const code = Number.parseInt(digits, 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
