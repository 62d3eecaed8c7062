import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import type { Answer } from '../protocol/answer.js';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** What the page may load and do: nothing of another origin, and nothing that stands in the page itself. */
const HEADERS = {
  'Content-Security-Policy':
    "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'",
};

/** Answer with a file of the page; throws for one that is not there. */
export function answerFile(name: 'page.html' | 'page.js' | 'page.css' | 'icon.svg'): Answer {
  const body = readFileSync(join(findPageFolder(), name));
  return { body, headers: { ...HEADERS, 'Content-Type': TYPES[extname(name)] }, fault: 'unsigned' };
}

/** The page is built into the package, wherever the module lies that asks for it. */
function findPageFolder(): string {
  const packageFile = createRequire(import.meta.url).resolve('docwright/package.json');
  return join(dirname(packageFile), 'dist/bundle/sandbox/ui');
}
