/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
/**
 * The class name of a value of any realm: under Jest or in `node:vm`, a value may be of a class of another global object, and
 * `instanceof` returns false.
 */
function kindOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice('[object '.length, -1);
}

/** Bytes, of any class that extends `Uint8Array`. */
export function isBytes(value: unknown): value is Uint8Array {
  return kindOf(value) === 'Uint8Array';
}

/** A `Blob` or `File`, of Node or of a package. */
export function isBlob(value: unknown): value is Blob {
  return kindOf(value) === 'Blob' || kindOf(value) === 'File';
}

export function isFormData(value: unknown): boolean {
  return kindOf(value) === 'FormData';
}
