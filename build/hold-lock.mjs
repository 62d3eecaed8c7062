import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Wait until no other process holds the lock, then hold it; returns what releases it.
 * The lock of a process that has died counts for nothing.
 */
export async function holdLock(path) {
  const own = `${path}.${process.pid}`;
  // A link appears with its content, so that nobody reads a lock without a process id.
  writeFileSync(own, String(process.pid));
  try {
    while (!tryLink(own, path)) {
      if (isStale(path)) rmSync(path, { force: true });
      else await sleep(100);
    }
  } finally {
    rmSync(own, { force: true });
  }
  return () => rmSync(path, { force: true });
}

function tryLink(own, path) {
  try {
    linkSync(own, path);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function isStale(path) {
  try {
    process.kill(Number(readFileSync(path, 'utf8')), 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}
