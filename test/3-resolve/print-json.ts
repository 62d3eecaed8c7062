const widest = 120;

/** JSON that opens an object or a list only where it does not fit into a line. */
export function printJson(value: unknown, indent = ''): string {
  const line = JSON.stringify(value);
  if (typeof value !== 'object' || value === null || indent.length + line.length <= widest) return line;
  const inner = `${indent}  `;
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const lines = Object.entries(value).map(([key, member]) => {
    const name = Array.isArray(value) ? '' : `${JSON.stringify(key)}: `;
    return `${inner}${name}${printJson(member, inner)}`;
  });
  return `${open}\n${lines.join(',\n')}\n${indent}${close}`;
}
