import { describe, expect, it } from 'vitest';
import { expressPattern, fitsName } from '../../generator/model/pattern-names.js';

describe('a member fits a name', () => {
  it.each([
    ['with the same name', 'loan_no', 'loan_no'],
    ['whose pattern has a number in its place', 'book_id_$n', 'book_id_0'],
    ['whose pattern has a number of several digits', 'book_id_$n', 'book_id_12'],
    ['with a number for each place', 'tag_$n_$m', 'tag_0_11'],
    ['that spells the pattern itself', 'book_id_$n', 'book_id_$n'],
    ['whose pattern continues after the number', 'book_$n_id', 'book_3_id'],
    ['whose pattern counts with a capital', 'book_id_$N', 'book_id_3'],
    ['whose counters are adjacent', 'book_$n$m', 'book_12'],
    ['with more numbers than any page has', `x${'$n_'.repeat(6)}`, 'x1_2_3_4_5_6_'],
  ])('%s', (_, name, key) => {
    expect(fitsName(name, key)).toBe(true);
  });
});

describe('a member does not fit a name', () => {
  it.each([
    ['with another name', 'loan_no', 'loan_id'],
    ['that differs in case', 'loan_no', 'Loan_No'],
    ['whose pattern needs a number', 'book_id_$n', 'book_id_'],
    ['whose pattern needs a number and not a word', 'book_id_$n', 'book_id_x'],
    ['whose pattern ends before', 'book_id_$n', 'book_id_0_1'],
    ['that it begins with', 'book', 'book_id_0'],
    ['whose other characters are literal', 'a.b_$n', 'axb_0'],
    ['whose dollar begins a word', 'book_$name', 'book_0ame'],
    ['whose number would be negative or broken', 'book_id_$n', 'book_id_-1.5'],
  ])('%s', (_, name, key) => {
    expect(fitsName(name, key)).toBe(false);
  });
});

it('escapes special characters of code', () => {
  expect(expressPattern('a/*"`\u2028书-_$n')).toBe('^a\\/\\*\\u0022\\u0060\\u2028\\u4e66-_\\d+$');
});
