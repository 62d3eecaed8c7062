/** A path as an argument in `sh`: `specs`, `'my specs'`, `./-specs`. */
export function quotePath(path: string): string {
  const notAnOption = path.startsWith('-') ? `./${path}` : path;
  return /^[\w@%+=:,./-]+$/.test(notAnOption) ? notAnOption : `'${notAnOption.replaceAll("'", "'\\''")}'`;
}

/** Commands in lines, each with an aligned comment: a whole line can be pasted into a shell. */
export function alignCommands(commands: readonly (readonly [command: string, comment: string])[]): string {
  const width = Math.max(...commands.map(([command]) => command.length));
  return commands.map(([command, comment]) => `  ${command.padEnd(width)}   # ${comment}\n`).join('');
}
