/** What is to be compared cannot be read; the message says why, and what to do. */
export class ComparedError extends Error {
  override readonly name = 'ComparedError';
}
