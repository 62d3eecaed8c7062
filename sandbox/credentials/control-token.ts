import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readOrCreate } from './read-or-create.js';

/** Create a token for access to the control API from other machines. */
export function createToken(): string {
  return randomBytes(24).toString('base64url');
}

/** Read the token from the folder of keys, or create it. */
export function loadToken(folder: string): Promise<string> {
  return readOrCreate(join(folder, 'control_token.txt'), createToken);
}
