import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errnoOf } from './errno-of.mjs';
import { hashSources } from './hash-sources.mjs';
import { holdLock } from './hold-lock.mjs';

const repository = join(import.meta.dirname, '..');
const stamp = join(repository, 'dist/.sources');

/** The steps that build `dist/`, in order. */
const steps = [
  ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'],
  ['node_modules/typescript/bin/tsc', '-p', 'sandbox/tsconfig.build.json'],
  ['build/bundle.mjs'],
];

/** Build `dist/` unless it was built from exactly these sources; only one of several processes builds it. */
const release = await holdLock(join(repository, 'node_modules/.docwright-build'));
try {
  const sources = await hashSources(repository);
  if (readStamp() !== sources) process.exitCode = build(sources);
} finally {
  release();
}

/**
 * The exit code of the first step that fails; a failed build leaves no stamp, so the next one tries again.
 *
 * @param {string} sources their hash
 */
function build(sources) {
  for (const step of steps) {
    const { status } = spawnSync(process.execPath, step, { cwd: repository, stdio: 'inherit' });
    if (status !== 0) return status ?? 1;
  }
  writeFileSync(stamp, sources);
  return 0;
}

function readStamp() {
  try {
    return readFileSync(stamp, 'utf8');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}
