import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IndentationText, Project, QuoteKind } from 'ts-morph';
import { expect, it } from 'vitest';
import { printStructure } from '../../generator/4-emit/print-structure.js';

const generated = join(import.meta.dirname, '../../generated/v3');
const files = readdirSync(generated, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const manipulationSettings = { indentationText: IndentationText.TwoSpaces, quoteKind: QuoteKind.Single };

it.each(files)('prints the structure of %s as ts-morph prints a file that it creates', (file) => {
  const project = new Project({ useInMemoryFileSystem: true, manipulationSettings });
  const source = project.createSourceFile('operation.ts', readFileSync(join(generated, file), 'utf8'));
  const structure = source.getStructure();
  expect(printStructure(structure)).toBe(project.createSourceFile('again.ts', structure).getFullText());
});
