import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { pictures } from '../../docs/pictures/pictures.js';
import { repository } from '../support/run-docwright.js';

/** Counts of pages and files change with every page; `npm run pictures` draws them again. */
function withoutFigures(picture: string): string {
  return picture.replace(/[\d.]+/g, '0');
}

it.each(Object.entries(pictures))('docs/pictures/%s is up to date', (name, draw) => {
  const drawn = readFileSync(join(repository, 'docs/pictures', name), 'utf8');
  expect(withoutFigures(draw())).toBe(withoutFigures(drawn));
});
