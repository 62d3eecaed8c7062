import { describe, expect, it } from 'vitest';
import { PatternError, patternOf } from '../../generator/model/pattern.js';

describe('a pattern', () => {
  it('finds the first match with the groups that took part', () => {
    expect(patternOf('(?<method>GET|POST)(?:\\s+(?<url>/\\S+))?').find('call GET now')).toEqual({
      index: 5,
      text: 'GET',
      groups: { method: 'GET' },
    });
  });

  it('finds nothing where nothing fits', () => {
    expect(patternOf('^GET$').find('GET /loans')).toBeUndefined();
  });

  it('takes upper and lower case as the same unless it is told otherwise', () => {
    expect([patternOf('^get').test('GET /loans'), patternOf('^get', { caseless: false }).test('GET /loans')]).toEqual([
      true,
      false,
    ]);
  });

  it('matches ends of lines where it is told so', () => {
    expect([patternOf('^b$').test('a\nb'), patternOf('^b$', { lines: true }).test('a\nb')]).toEqual([false, true]);
  });

  it('reads characters, not code units', () => {
    expect(patternOf('^.$').test('𠮷')).toBe(true);
  });

  it('finds all matches, empty ones as well', () => {
    expect(
      patternOf('(?<letter>[a-z])|$')
        .findAll('a𠮷b')
        .map(({ index, groups }) => [index, groups]),
    ).toEqual([
      [0, { letter: 'a' }],
      [3, { letter: 'b' }],
      [4, {}],
    ]);
  });

  it('gives a group of the name __proto__ as a group', () => {
    expect(Object.entries(patternOf('(?<__proto__>a)').find('a')?.groups ?? {})).toEqual([['__proto__', 'a']]);
  });

  it('keeps no state between calls', () => {
    const pattern = patternOf('a');
    pattern.findAll('aaa');
    expect([pattern.find('a')?.index, pattern.test('a'), pattern.test('a')]).toEqual([0, true, true]);
  });

  it.each([
    ['[、,，/ ]+', 'and、or， not', ['and', 'or', 'not']],
    ['(,)', 'a,b', ['a', 'b']],
    [',', ',a,', ['', 'a', '']],
    [',*', 'a,b', ['a', 'b']],
    ['', 'a𠮷b', ['a', '𠮷', 'b']],
    [',', '', ['']],
    [',*', '', []],
  ])('splits by %j what stands in %j', (source, text, parts) => {
    expect(patternOf(source).split(text)).toEqual(parts);
  });

  it('replaces every match as String.replace does', () => {
    expect(patternOf('(?<key>\\w+)=(\\w+)').replace('a=1 b=2', '$2:$<key>$$')).toBe('1:a$ 2:b$');
  });

  it('is compiled once', () => {
    expect(patternOf('a')).toBe(patternOf('a', { lines: false }));
  });

  it.each([
    ['(a', 'Unterminated group'],
    ['[b-a]', 'Range out of order in character class'],
    ['a**', 'Nothing to repeat'],
    ['(?<x>a)(?<x>b)', 'Duplicate capture group name'],
    ['\\q: no', 'Invalid escape'],
  ])('refuses %j with the reason of the engine', (source, reason) => {
    expect(() => patternOf(source)).toThrow(new PatternError(source, `is not a regular expression: ${reason}`));
  });
});

const long = 50_000;

describe('a pattern that could take long', () => {
  it.each([
    '(a+)+$',
    '^(a|a)*$',
    '^(a*)*$',
    '(?:a?){20}a{20}$',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
    '(?:.*,)*x',
    '(?<item>\\w+\\s?)*[：:]',
    'a*a*a*a*b',
    '(?=(?:a|aa)*b)',
    '(?<=(?:a|aa)*b)!',
    '(?<!^(?:a|aa)*)!',
  ])('%s ends on a long text', (source) => {
    expect(patternOf(source).test(`${'a'.repeat(long)}!`)).toBe(false);
  });

  it('finds in a long text what it finds in a short one', () => {
    const pattern = patternOf('(?<word>(?:\\w+\\s?)+):(?<rest>.*)');
    const text = `${' '.repeat(long)}one two:three`;
    expect([pattern.find('one two:three'), pattern.find(text)]).toEqual([
      { index: 0, text: 'one two:three', groups: { word: 'one two', rest: 'three' } },
      { index: long, text: 'one two:three', groups: { word: 'one two', rest: 'three' } },
    ]);
  });

  it('finds all matches in a long text', () => {
    expect(patternOf('(?:a|aa)*b|(?<single>a)').findAll('a'.repeat(long))).toHaveLength(long);
  });

  it('splits a long text', () => {
    expect(patternOf('\\s*(?:/| or )\\s*').split(`${'int or '.repeat(long)}string`)).toHaveLength(long + 1);
  });

  it('replaces in a long text', () => {
    const lines = `{{< tab lang="json" ${'x'.repeat(100)}>}}\n`.repeat(1000);
    const pattern = patternOf('^\\{\\{< tab (?<rest>[^\\n]*)lang="json"[^\\n]*>\\}\\}[ \\t]*$', { lines: true });
    expect(pattern.replace(lines, '```json$<rest>')).toBe('```json\n'.repeat(1000));
  });

  it.each([
    ['(a+)+\\1', 'refers back to a group (\\1). Write out what the group can be'],
    ['(?<quote>["\'])x\\k<quote>', 'refers back to a group (\\k<quote>). Write out what the group can be'],
    ['(?=(?<next>a))', 'has a group in (?=(?<next>a)). Write (?:…) there'],
    [
      '(a{1000}){1000}',
      'has more than 1000 parts with each of its repetitions, and could take long. Write + or * in place of large numbers',
    ],
    [
      'a{1,500}b{1,600}',
      'has more than 1000 parts with each of its repetitions, and could take long. Write + or * in place of large numbers',
    ],
    [`${'('.repeat(101)}a${')'.repeat(101)}`, 'has groups more than 100 deep in one another. Write fewer'],
    ['a'.repeat(10_001), 'is longer than 10000 characters. Split it'],
  ])('is refused where no engine can bound it, case %#', (source, reason) => {
    expect(() => patternOf(source)).toThrow(expect.objectContaining({ reason }));
  });

  it.each([
    ['many alternatives', Array.from({ length: 200 }, (_, index) => `w${index}`).join('|'), false],
    [
      'alternatives that start alike',
      Array.from({ length: 100 }, (_, index) => `${'a'.repeat(30)}${index}`).join('|'),
      false,
    ],
    ['many options', 'a?'.repeat(400), true],
    [
      'many optional characters',
      [...'一二三四五六七八九十']
        .map((character) => `${character}?`)
        .join('')
        .repeat(40),
      true,
    ],
    ['deep loops', `${'('.repeat(5)}a${'*)'.repeat(5)}`, true],
    ['many loops', '(?:a+b?)*'.repeat(90), true],
    ['a large count', '^a{1,100000}$', false],
    ['nested counts', '^(?:(?:a{1000}){1000}){1000}$', false],
  ])('is checked in bounded time: %s', (_name, source, matches) => {
    expect(patternOf(source).test('!'.repeat(100))).toBe(matches);
  });
});
