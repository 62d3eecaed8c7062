import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawPage } from './draw-page.js';
import { pictures } from './pictures.js';

for (const [name, draw] of Object.entries(pictures)) writeFileSync(join(import.meta.dirname, name), draw());

const photographs = await drawPage();
if (!photographs) process.stderr.write('There is no Chromium in PATH: the page of the sandbox was not drawn again.\n');
for (const [name, image] of Object.entries(photographs ?? {})) writeFileSync(join(import.meta.dirname, name), image);
