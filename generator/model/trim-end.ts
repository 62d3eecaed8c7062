/** A text without any of some characters at its end. An expression such as `/ +$/` takes time in the square of the blanks. */
export function trimEnd(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** The same for each of its lines. */
export function trimLines(text: string, characters: string): string {
  const isTrimmed = [...characters].every((each) => !text.includes(`${each}\n`) && !text.endsWith(each));
  if (isTrimmed) return text;
  return text
    .split('\n')
    .map((line) => trimEnd(line, characters))
    .join('\n');
}

/** A text on one line: a blank in the place of each run of line ends, with the white space around it. */
export function joinLines(text: string): string {
  if (!text.includes('\n')) return text;
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').join(' ');
}

/** What stands in the first line of an error of yaml, without the place: `Map keys must be unique`. */
export function firstLine(message: string): string {
  const [first = '', ...others] = message.split('\n');
  return others.length === 0 ? message : first.replace(/( at line \d+, column \d+)?:?$/, '');
}
