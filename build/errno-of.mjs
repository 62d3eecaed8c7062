/**
 * The code of a file system error, such as `ENOENT`; '' for anything else.
 *
 * @param {unknown} failure
 */
export function errnoOf(failure) {
  return failure instanceof Error && 'code' in failure ? String(failure.code) : '';
}
