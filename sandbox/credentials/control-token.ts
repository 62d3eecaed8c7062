import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { keepFile } from './keep-file.js';

/** What those show who control a sandbox from another machine. */
export function createToken(): string {
  return randomBytes(24).toString('base64url');
}

/** Read the token that lies beside the keys, or make it. */
export function keepToken(folder: string): Promise<string> {
  return keepFile(join(folder, 'control_token.txt'), createToken);
}
