/** A path as a command of `sh` takes it: `specs`, `'my specs'`, `./-specs`. */
export function quotePath(path: string): string {
  const notAnOption = path.startsWith('-') ? `./${path}` : path;
  return /^[\w@%+=:,./-]+$/.test(notAnOption) ? notAnOption : `'${notAnOption.replaceAll("'", "'\\''")}'`;
}

/** Commands below one another, each with a comment: a whole line can be pasted into a shell. */
export function alignCommands(commands: readonly (readonly [command: string, comment: string])[]): string {
  const width = Math.max(...commands.map(([command]) => command.length));
  return commands.map(([command, comment]) => `  ${command.padEnd(width)}   # ${comment}\n`).join('');
}
