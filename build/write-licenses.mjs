import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The folder of the packages in the bundles: a file for each build, with packages and their license texts. */
const records = 'dist/.bundled';

/** Files with code of another package, and the folder where that package is installed. */
const embedded = [{ file: /@ts-morph\/common\/dist\/typescript\.js$/, folder: 'node_modules/typescript' }];

/**
 * Packages under the MIT license that ship no text of it, and the copyright holders by their package.json or README.
 *
 * @type {Readonly<Record<string, string>>}
 */
const holders = {
  '@headlessui/vue': 'Tailwind Labs',
  '@replit/codemirror-css-color-picker': 'Faris Masad',
  '@scalar/api-reference': '2023-present Scalar',
  '@scalar/schemas': '2023-present Scalar',
  '@scalar/workspace-store': '2023-present Scalar',
  'abstract-logging': 'James Sumners',
  format: '2010 - 2014 Sami Samhuri',
};

/**
 * Record the packages that have code in the outputs of a build, with their license texts. A package without one is an error.
 *
 * @param {string} name
 * @param {readonly import('esbuild').Metafile[]} metafiles
 */
export async function recordBundled(name, metafiles) {
  const files = metafiles.flatMap(({ outputs }) =>
    Object.values(outputs).flatMap(({ inputs }) =>
      Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
    ),
  );
  const folders = files.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []);
  const others = embedded.filter(({ file }) => files.some((each) => file.test(each))).map(({ folder }) => folder);
  const notices = await Promise.all([...new Set([...folders, ...others])].map(readNotice));
  await mkdir(records, { recursive: true });
  await writeFile(join(records, `${name}.json`), JSON.stringify(notices));
}

/** Write `THIRD-PARTY-LICENSES` for all builds. */
export async function writeLicenses() {
  const files = await readdir(records);
  const recorded = await Promise.all(
    files.map(async (file) => JSON.parse(await readFile(join(records, file), 'utf8'))),
  );
  const notices = [...new Set(recorded.flat())].sort();
  const head = 'docwright contains code of the following packages, under their own licenses.\n\n';
  await writeFile('THIRD-PARTY-LICENSES', [head, ...notices].join(`${'-'.repeat(80)}\n\n`));
}

/** @param {string} folder of an installed package */
async function readNotice(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const files = (await readdir(folder)).filter((file) => /^(?:licen[cs]e|copying|notice|thirdpartynotice)/i.test(file));
  const texts = await Promise.all(files.sort().map((file) => readFile(join(folder, file), 'utf8')));
  if (texts.length === 0) texts.push(await writeMitLicense(name));
  return `${name} ${version} (${license ?? 'MIT'})\n\n${texts.map((text) => text.replaceAll('\r\n', '\n').trim()).join('\n\n')}\n`;
}

/** @param {string} name of a package that ships no license */
async function writeMitLicense(name) {
  if (!Object.hasOwn(holders, name)) {
    throw new Error(
      `The package ${name} is bundled and ships no license text. If it is under the MIT license, add its copyright holder to build/write-licenses.mjs; otherwise do without it.`,
    );
  }
  return `Copyright (c) ${holders[name]}\n\n${await readFile(join(import.meta.dirname, 'MIT.txt'), 'utf8')}`;
}
