import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The lines below a folder that write to a standard stream without `toTerminal`, or with the global console. */
export function findWrites(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  return files.flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .filter((line) => /process\.std(out|err)\.write\((?!toTerminal|`\$\{toTerminal|'\\n')/.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
}
