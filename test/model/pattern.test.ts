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
    expect(() => patternOf(source)).toThrow(new PatternError(reason));
  });
});
