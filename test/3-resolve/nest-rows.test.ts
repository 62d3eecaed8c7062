import { expect, it } from 'vitest';
import { nestRows } from '../../generator/3-resolve/nest-rows.js';
import { wechatpay } from '../../generator/apis/wechatpay/dialect.js';
import type { Code } from '../../generator/diagnostics/codes.js';
import { collectDiagnostics } from '../../generator/diagnostics/report.js';
import type { Diagnostic } from '../../generator/model/diagnostic.js';
import { readRows } from './draw-rows.js';
import { drawTrees } from './draw-trees.js';

/** The nesting of a drawing's rows, and the diagnostics by line. */
function nest(drawing: string) {
  const diagnostics: Diagnostic<Code>[] = [];
  const report = collectDiagnostics(diagnostics);
  const trees = nestRows(readRows(drawing), { dialect: wechatpay, report, sampleLanguages: [] });
  return [drawTrees(trees), ...diagnostics.map(({ code, range }) => `${range.start.line} ${code}`)];
}

it('puts a row under the nearest row above that is indented less', () => {
  const drawing = `
json object
  reader object
    name string
    card object
      no string
  note string
query object`;
  expect(nest(drawing)).toEqual([
    `
json
  reader
    name
    card
      no
  note
query`,
  ]);
});

it('takes the rows after a separator as the content of the string, until the indent returns', () => {
  const drawing = `
json object
  shelf string encoded
  ---
    floor integer
    room string encoded
    ---
      no string
  note string`;
  expect(nest(drawing)).toEqual([
    `
json
  shelf
    floor
    room
      no
  note`,
  ]);
});

it('takes rows below a string without encoding as its content, after a separator', () => {
  const drawing = `
json object
  shelf string
  ---
    floor integer`;
  expect(nest(drawing)).toEqual([
    `
json
  shelf
    floor`,
  ]);
});

it('gives content to the sealed string before the sibling that stands between', () => {
  const drawing = `
data object
  ciphertext string sealed
  nonce string
  ---
    key string`;
  expect(nest(drawing)).toEqual([
    `
data
  ciphertext
    key
  nonce`,
    '5 separator-late',
  ]);
});

it('leaves content with its own string where the sealed string before has some already', () => {
  const drawing = `
data object
  ciphertext string sealed
  ---
    key string
  note string
  ---
    text string`;
  expect(nest(drawing)).toEqual([
    `
data
  ciphertext
    key
  note
    text`,
  ]);
});

it('takes rows of one name, with separators between, as forms of one member', () => {
  const drawing = `
json object
  scene object
    clerk string
  ---
  scene object
    machine string
  note string`;
  expect(nest(drawing)).toEqual([
    `
json
  scene
    clerk
  or scene
    machine
  note`,
  ]);
});

it('takes forms that stand beside a sealed string as forms of its plaintext', () => {
  const drawing = `
resource object
  ciphertext string sealed
  ---
  original object
    clerk string
  ---
  original object
    machine string`;
  expect(nest(drawing)).toEqual([
    `
resource
  ciphertext
    is original
      clerk
    is original
      machine`,
  ]);
});

it('takes rows of one name without a separator as forms too, and tells', () => {
  const drawing = `
json object
  note string
  note integer`;
  expect(nest(drawing)).toEqual([
    `
json
  note
  or note`,
    '3 field-duplicate',
  ]);
});

it('tells where an indent leaves out a step', () => {
  const drawing = `
json object
    name string
  note string`;
  expect(nest(drawing)).toEqual([
    `
json
  name
  note`,
    '2 indent-jump',
  ]);
});

it('tells once of siblings that leave out the same step', () => {
  const drawing = `
json object
      name string
      card string
    note string
    state string`;
  expect(nest(drawing)).toEqual([
    `
json
  name
  card
  note
  state`,
    '2 indent-jump',
    '4 indent-jump',
  ]);
});

it('tells where the first row is indented', () => {
  expect(nest('  name string')).toEqual(['\nname', '1 indent-jump']);
});

it('lifts a row from below a number to the object before it', () => {
  const drawing = `
json object
  reader object
    name string
  fee number
    currency string`;
  expect(nest(drawing)).toEqual([
    `
json
  reader
    name
    currency
  fee`,
    '5 row-under-scalar',
  ]);
});

it('lifts a row from below a plain string to its side where no object stands before', () => {
  const drawing = `
json object
  reader string
    name string`;
  expect(nest(drawing)).toEqual([
    `
json
  reader
  name`,
    '3 row-under-scalar',
  ]);
});

it('tells of a separator before an unrelated row, and of one at the end', () => {
  const drawing = `
json object
  note string
  ---
  name string
  ---`;
  expect(nest(drawing)).toEqual([
    `
json
  note
  name`,
    '4 separator-idle',
    '4 separator-idle',
  ]);
});

it('has no trees without rows', () => {
  expect(nest('')).toEqual(['']);
});
