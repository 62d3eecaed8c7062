import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { keepFile } from './keep-file.js';

/** Create a token for access to the control API from other machines. */
export function createToken(): string {
  return randomBytes(24).toString('base64url');
}

/** Read the token from the folder of keys, or create it. */
export function keepToken(folder: string): Promise<string> {
  return keepFile(join(folder, 'control_token.txt'), createToken);
}
