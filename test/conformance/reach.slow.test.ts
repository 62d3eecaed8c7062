import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { skipUnless } from '../support/skip-unless.js';
import { createTestFolder } from '../support/temporary-folder.js';
import { inspectFolder } from './inspect-folder.js';
import { sharedPath } from './shared-folder.js';

const scorer = sharedPath('reach/truth/score.py');

const needsReach = skipUnless(
  existsSync(scorer) && spawnSync('python3', ['--version']).status === 0,
  `It needs python3 and ${scorer}, which is no part of the repository.`,
);

/**
 * Sites, the folder of each that is read, and the share of independent facts that must be right, in percent. Most of what is
 * missing stands in no table: members that only samples show, which count as not found because they are marked.
 */
const sites: readonly (readonly [site: string, dialect: string, folder: string, least: number])[] = [
  // Several vendors' members below headings that are no paths; samples with members that no table has.
  ['hcm', 'blueking', 'docs', 90],
  // Samples with members that no table has; `array` in the table for a number in the sample.
  ['cmdb', 'blueking', 'docs/apidoc/apigw/open/zh', 82],
  // The same pages from folders above, with their English twins.
  ['cmdb', 'blueking', 'docs/apidoc/apigw/open', 82],
  ['cmdb', 'blueking', 'docs', 82],
  // Members that only samples show; parameters that the page and the OpenAPI document have in different places.
  ['kook', 'apifox', '.', 91],
  // Parameters whose column leaves open whether they are required.
  ['opensubsonic', 'open-subsonic', 'content', 99],
  // Members that only samples show; a column that says nothing of numbers and strings.
  ['nanomq', 'nanomq', 'docs/en_US', 90],
];

describe('the pages of other documentation sites', needsReach, () => {
  it.each(sites)(
    '%s in the dialect %s, from %s: %d percent of the facts are right',
    async (site, dialect, folder, least) => {
      const schema = join(createTestFolder(), 'schema.json');
      const pages = sharedPath(join('reach/pages', site, folder));
      writeFileSync(schema, JSON.stringify(await inspectFolder(pages, '--dialect', dialect, '--no-cache')));
      const facts = sharedPath(`reach/truth/facts/${site}.json`);
      const { stdout } = spawnSync('python3', [scorer, schema, facts], { encoding: 'utf8' });
      const [line = ''] = stdout.split('\n');
      process.stdout.write(`${folder}: ${line}\n`);
      const [, found, all] = /routes (\d+)\/(\d+)/.exec(line) ?? [];
      expect(found).toBe(all);
      expect(Number(/= ([\d.]+) %/.exec(line)?.[1] ?? 0)).toBeGreaterThanOrEqual(least);
    },
  );
});
