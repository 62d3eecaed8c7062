import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The licenses of the packages that files come from, as they ask of whoever passes them on.
 *
 * @param {readonly string[]} files relative to the current folder
 * @returns {Promise<string>}
 */
export async function collectLicenses(files) {
  const folders = new Set(files.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []));
  const notices = await Promise.all([...folders].sort().map(readNotice));
  return notices.join('\n');
}

/** @param {string} folder */
async function readNotice(folder) {
  const {
    name,
    version,
    license,
    licenses: [older] = [],
  } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? '' : `\n${(await readFile(join(folder, file), 'utf8')).trim()}\n`;
  return `## ${name} ${version}, ${license ?? older?.type}\n${text}`;
}
