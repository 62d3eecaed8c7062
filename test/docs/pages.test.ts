import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { callDocwright, repository } from '../support/run-docwright.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';
import { readMarkdown } from './read-markdown.js';

function block(path: string, language: string, part: string): string {
  const { code } = readMarkdown(path);
  return code.find((one) => one.language === language && one.text.includes(part))?.text ?? '';
}

it('accepts in docs/pages.md one of the two mistakes of the draft in the README', async () => {
  const folder = createTestFolder();
  writeFiles(join(folder, 'docs'), {
    'openapi/v3/gift-cards/orders.md': block('README.md', 'markdown', 'intger'),
    'accepted.json': block('docs/pages.md', 'json', 'type-unknown'),
  });
  const { stdout } = await callDocwright(['lint', 'docs'], folder);
  expect(stdout.match(/(?<=(?:error|warning|info) ).*/g)).toEqual(['attribute-unknown']);
});

it('names in docs/commands.md the files that a run depends on', () => {
  const { tasks } = JSON.parse(block('docs/commands.md', 'json', 'dependsOn'));
  const { targets } = JSON.parse(block('docs/commands.md', 'json', 'externalDependencies'));
  const inputs: readonly string[] = tasks.generate.inputs;
  expect(inputs).toEqual(['docs/**', 'docwright.config.*', 'docwright.overrides.yaml']);
  expect(targets.generate.inputs.slice(0, -1)).toEqual(
    inputs.map((glob) => `{projectRoot}/${glob.replace(/\*\*$/, '**/*')}`),
  );
  expect(readFileSync(join(repository, 'docs/commands.md'), 'utf8')).toContain('"generate": "docwright generate"');
});
