/** Whether a value must be awaited. Not by `instanceof`, since a page or a test may have replaced the native `Promise`. */
export function isPromise<T>(value: T | Promise<T>): value is Promise<T> {
  return typeof value === 'object' && value !== null && 'then' in value;
}
