/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
/** The file name of a `Content-Disposition` header. The server chooses the name, so folders are removed from it. */
export function fileName(disposition: string): string | undefined {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  const plain = /filename="?([^";]+)"?/i.exec(disposition)?.[1];
  const name = (encoded === undefined ? plain : decodeName(encoded))
    ?.split(/[\\/]/)
    .at(-1)
    ?.replace(/[\0-\x1f]/g, '');
  return name === '' || name === '.' || name === '..' ? undefined : name;
}

function decodeName(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}
