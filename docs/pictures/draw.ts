import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pictures } from './pictures.js';

for (const [name, draw] of Object.entries(pictures)) writeFileSync(join(import.meta.dirname, name), draw());
