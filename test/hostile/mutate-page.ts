import fc from 'fast-check';
import { hostileWords } from './hostile-words.js';

/** A change that somebody could make to a page by accident, or to break its reader. */
type Mutation = (lines: readonly string[]) => string[];

const place = fc.nat({ max: 9999 }).map((part) => part / 10_000);
const hostile = fc.constantFrom(...hostileWords);

function at(lines: readonly string[], share: number): number {
  return Math.floor(share * lines.length);
}

/** Replace the line at a relative place of the page by the result of `change`. */
function changeLine(share: number, change: (line: string) => readonly string[]): Mutation {
  return (lines) => lines.flatMap((line, index) => (index === at(lines, share) ? change(line) : [line]));
}

function insertInto(line: string, share: number, text: string): string {
  const index = Math.floor(share * (line.length + 1));
  return line.slice(0, index) + text + line.slice(index);
}

const structures = [
  '|',
  '`',
  '{',
  '}',
  '\\',
  '{data-indent=9}',
  '{#post}',
  '{#get}',
  '---',
  '```',
  '```php [x]',
  '> ',
  '    ',
  '\t',
  '- ',
];
const wholeLines = [
  '',
  '---',
  '```',
  '~~~',
  '| {colspan=3 .im-table-line}',
  '# x {#get}',
  '| a | b | c',
  '<div>',
  '[x]: y',
  ':::',
  '<!--',
  '> ',
];

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  place.map((share) => changeLine(share, () => [])),
  place.map((share) => changeLine(share, (line) => [line, line])),
  fc.tuple(place, place).map(
    ([one, other]): Mutation =>
      (lines) => {
        const [first, second] = [at(lines, one), at(lines, other)];
        return lines.map(
          (line, index) => (index === first ? lines[second] : index === second ? lines[first] : line) ?? line,
        );
      },
  ),
  fc.tuple(place, fc.constantFrom(...wholeLines)).map(([share, added]) => changeLine(share, (line) => [added, line])),
  fc
    .tuple(place, place, fc.oneof(hostile, fc.constantFrom(...structures)))
    .map(([share, column, text]) => changeLine(share, (line) => [insertInto(line, column, text)])),
  fc.tuple(place, place).map(([share, column]) => changeLine(share, (line) => [line.slice(0, column * line.length)])),
  fc
    .tuple(
      place,
      fc.constantFrom('|', '`', '{', '}', ' ', '"', '=', '#', '['),
      fc.constantFrom('', '|', '`', '}', '\\', ' '),
    )
    .map(([share, mark, other]) => changeLine(share, (line) => [line.replace(mark, other)])),
  fc
    .tuple(place, fc.nat({ max: 70 }))
    .map(([share, indent]) => changeLine(share, (line) => [line.replace(/data-indent=\d+/, `data-indent=${indent}`)])),
  place.map(
    (share): Mutation =>
      (lines) =>
        lines.slice(0, at(lines, share)),
  ),
);

const lineEnd = fc.constantFrom('\n', '\n', '\n', '\n', '\r\n', '\r');

/** Any page of `texts`, with a few mutations. */
export function spoil(texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(texts, fc.array(mutation, { maxLength: 6 }), lineEnd)
    .map(([text, mutations, end]) =>
      mutations.reduce<readonly string[]>((lines, mutate) => mutate(lines), text.split('\n')).join(end),
    );
}
