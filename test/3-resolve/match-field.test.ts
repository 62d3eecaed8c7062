import { describe, expect, it } from 'vitest';
import { matchesField } from '../../generator/3-resolve/match-field.js';

describe('a key fits a field', () => {
  it.each([
    ['of its own name', 'loan_no', 'loan_no'],
    ['whose pattern has a number in its place', 'book_id_$n', 'book_id_0'],
    ['whose pattern has a number of several digits', 'book_id_$n', 'book_id_12'],
    ['with a number for each place', 'tag_$n_$m', 'tag_0_11'],
    ['that spells the pattern itself', 'book_id_$n', 'book_id_$n'],
    ['whose pattern goes on after the number', 'book_$n_id', 'book_3_id'],
  ])('%s', (_, name, key) => {
    expect(matchesField({ name }, key)).toBe(true);
  });
});

describe('a key does not fit a field', () => {
  it.each([
    ['of another name', 'loan_no', 'loan_id'],
    ['in other capitals', 'loan_no', 'Loan_No'],
    ['whose pattern needs a number', 'book_id_$n', 'book_id_'],
    ['whose pattern needs a number and not a word', 'book_id_$n', 'book_id_x'],
    ['whose pattern ends before', 'book_id_$n', 'book_id_0_1'],
    ['that it begins with', 'book', 'book_id_0'],
    ['whose other characters mean nothing', 'a.b_$n', 'axb_0'],
  ])('%s', (_, name, key) => {
    expect(matchesField({ name }, key)).toBe(false);
  });
});
