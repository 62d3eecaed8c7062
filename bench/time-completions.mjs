import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/**
 * Time for completing the members after a dot of the chain in an editor; prints milliseconds as JSON: the first time, and
 * each time after another key. `node time-completions.mjs <folder of a project with main.ts>`.
 */
const [folder = '.'] = process.argv.slice(2);
const file = join(folder, 'main.ts');
const { compilerOptions } = JSON.parse(readFileSync(join(folder, 'tsconfig.json'), 'utf8'));
const { options } = ts.convertCompilerOptionsFromJson(compilerOptions, folder);
const start = readFileSync(file, 'utf8');
let text = start;
let version = 0;

const service = ts.createLanguageService({
  getCompilationSettings: () => options,
  getScriptFileNames: () => [file],
  getScriptVersion: (name) => (name === file ? `${version}` : '0'),
  getScriptSnapshot: (name) => {
    const found = name === file ? text : ts.sys.readFile(name);
    return found === undefined ? undefined : ts.ScriptSnapshot.fromString(found);
  },
  getCurrentDirectory: () => folder,
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  fileExists: ts.sys.fileExists,
  readFile: ts.sys.readFile,
  readDirectory: ts.sys.readDirectory,
  directoryExists: ts.sys.directoryExists,
  getDirectories: ts.sys.getDirectories,
  realpath: ts.sys.realpath ?? ((path) => path),
});

const times = ['client.', 'client.v3.', 'client.v', 'client.v3.p', 'client.v3.pay.'].map((typed) => {
  text = `${start}${typed}`;
  version += 1;
  const before = performance.now();
  const found = service.getCompletionsAtPosition(file, text.length, {});
  if (found === undefined) throw new Error(`Nothing completes ${typed}`);
  return performance.now() - before;
});
process.stdout.write(JSON.stringify({ first: times[0], next: times.slice(1) }));
