import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { errnoOf } from './errno-of.mjs';

/**
 * Wait until no other process holds the lock, then acquire it; returns a function that releases it.
 * The lock of a process that has died is ignored.
 *
 * @param {string} path
 */
export async function holdLock(path) {
  const own = `${path}.${process.pid}`;
  // A link appears with its content, so that no process reads a lock without a process id.
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

/** @param {string} own @param {string} path */
function tryLink(own, path) {
  try {
    linkSync(own, path);
    return true;
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** @param {string} path */
function isStale(path) {
  try {
    process.kill(Number(readFileSync(path, 'utf8')), 0);
    return false;
  } catch (error) {
    return errnoOf(error) === 'ESRCH';
  }
}
