/**
 * @typedef {object} Summary
 * @property {number} median
 * @property {number} min
 * @property {number} max
 */

/**
 * @param {readonly number[]} numbers at least one
 * @returns {Summary}
 */
export function summarize(numbers) {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  const median = (at(sorted, Math.floor(middle)) + at(sorted, Math.ceil(middle))) / 2;
  return { median, min: at(sorted, 0), max: at(sorted, sorted.length - 1) };
}

/**
 * The ratios of values measured side by side, so that a slow moment of the machine affects both.
 *
 * @param {readonly number[]} numbers
 * @param {readonly number[]} others
 */
export function summarizeRatios(numbers, others) {
  return summarize(numbers.map((number, index) => number / at(others, index)));
}

/**
 * @param {readonly number[]} numbers
 * @param {number} index
 */
function at(numbers, index) {
  const number = numbers[index];
  if (number === undefined) throw new RangeError(`There is no measurement ${index} of ${numbers.length}.`);
  return number;
}
