/**
 * `ENOENT` of a failure of the file system; '' of anything else.
 *
 * @param {unknown} failure
 */
export function errnoOf(failure) {
  return failure instanceof Error && 'code' in failure ? String(failure.code) : '';
}
