import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inspectFolder } from '../inspect-folder.js';
import { repositoryRoot, sharedPath } from '../shared-folder.js';
import { type BodyEvidence, gatherBodies } from './gather-bodies.js';
import type { MemberEvidence } from './gather-evidence.js';
import { type Correction, listCorrections } from './list-corrections.js';
import { readOfficialFacts, readSampleFacts } from './official-facts.js';
import { printOverrides } from './print-overrides.js';

const folder = join(repositoryRoot, 'templates/overrides');

export const handWritten = join(folder, 'wechatpay.yaml');
export const officialOverrides = join(folder, 'wechatpay-official.yaml');

/** The content of `wechatpay-official.yaml`: everything that is still wrong after the manual corrections. */
export async function composeOverrides(): Promise<string> {
  const [documentation, specs] = await Promise.all([
    inspectFolder(sharedPath('corpus'), '--no-dialect-overrides', '--overrides', handWritten),
    inspectFolder(join(repositoryRoot, 'specs')),
  ]);
  const sources = { official: readOfficialFacts(), samples: readSampleFacts(), documentation };
  const ours = describeMembers(gatherBodies(specs, sources));
  return printOverrides(listCorrections(gatherBodies(documentation, sources)), {
    sources,
    describe: (correction, path) =>
      ours.get(placeOf(correction.body, path)) ?? (path === correction.path ? defaultWords(correction) : undefined),
  });
}

function defaultWords({ change }: Correction): string {
  return change.kind === 'add' && change.source === 'sample'
    ? '页面未列，见于其他 SDK 的样例'
    : '页面未列，见于官方 SDK 的模型';
}

/** The descriptions of the members of the same bodies on our own pages. */
function describeMembers(bodies: readonly BodyEvidence[]): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  const collect = (body: BodyEvidence, members: readonly MemberEvidence[]) => {
    for (const { path, rows, members: below } of members) {
      const [row] = rows;
      if (row && row.description !== '') words.set(placeOf(body, path), row.description);
      collect(body, below);
    }
  };
  for (const body of bodies) collect(body, body.members);
  return words;
}

function placeOf({ name, place }: BodyEvidence, path: string): string {
  return `${name} ${place} ${path}`;
}

if (process.argv[1] === import.meta.filename) await writeFile(officialOverrides, await composeOverrides());
