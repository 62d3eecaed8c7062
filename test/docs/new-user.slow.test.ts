import { exec } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { API_V3_KEY, identity } from '../runtime/identities.js';
import { writeFiles } from '../support/temporary-folder.js';
import { startServer } from '../support/test-server.js';
import { prepareShop } from './prepare-shop.js';
import { type CodeBlock, nameOf, readLastColumn, readMarkdown, readSources } from './read-markdown.js';

/** Replaced commands, which need a network or are tested elsewhere: `.ci/run` runs `npm test`, test/package.slow.test.ts packs. */
const replaced: readonly (readonly [RegExp, string])[] = [
  [/^mkdir shop && /, 'cd .. && '],
  [/^npm ci && npm test.*/, ''],
  [/^npm ci && /, ''],
  [/^npm install .*/, ''],
  [/^\(cd \.\.\/docwright && npm ci && npm pack\)$/, ''],
];
const draftedPage = 'docs/openapi/v3/gift-cards/orders.md';

interface Outcome {
  readonly command: string;
  readonly stdout: string;
}

let folder = '';
let cwd = '';
let environment: NodeJS.ProcessEnv = {};

function offline(line: string): string {
  return replaced.reduce((text, [pattern, other]) => text.replace(pattern, other), line);
}

/** Run lines in a shell that continues in the folder of the previous lines; rejects if a line fails. */
async function run(lines: string): Promise<string> {
  const place = join(folder, 'cwd');
  const commands = lines
    .trim()
    .split('\n')
    .map(offline)
    .filter((line) => line !== '');
  // `set -e` does not stop when `a` of `a && b` fails.
  const script = [...commands, `pwd > ${JSON.stringify(place)}`].map((line) => `{ ${line}\n} || exit 1\n`).join('');
  const { stdout } = await promisify(exec)(script, { cwd, env: environment, maxBuffer: 2 ** 27 });
  cwd = readFileSync(place, 'utf8').trim();
  return stdout;
}

/** The file that a reader would write a block to; `undefined` for excerpts and output. */
function placeOf({ language, text, linkAbove }: CodeBlock): string | undefined {
  if (language === 'yaml') return 'docwright.overrides.yaml';
  if (language === 'json') return text.includes('compilerOptions') ? 'tsconfig.json' : undefined;
  if (linkAbove !== undefined || language === 'text') return undefined;
  return language === 'markdown' ? draftedPage : nameOf(text);
}

/** Follow a document block by block: write files, run commands. */
async function follow(path: string): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const shop = join(folder, 'shop');
  let pending: Record<string, string> = {};
  for (const block of readMarkdown(path).code) {
    const place = placeOf(block);
    if (place !== undefined) pending[place] = block.text;
    if (existsSync(join(shop, 'src'))) {
      writeFiles(shop, pending);
      pending = {};
    }
    if (block.language === 'sh') outcomes.push({ command: block.text.trim(), stdout: await run(block.text) });
    if (block.text === 'npx docwright lint\n') await fixDraft(outcomes);
  }
  return outcomes;
}

async function fixDraft(outcomes: Outcome[]): Promise<void> {
  const page = join(folder, 'shop', draftedPage);
  const corrected = readFileSync(page, 'utf8').replace('intger', 'integer').replace('data-requird', 'data-required');
  writeFileSync(page, corrected);
  outcomes.push({ command: 'lint, fixed', stdout: await run('npx docwright lint') });
}

let outcomes: readonly Outcome[] = [];

function printed(command: string): string | undefined {
  return outcomes.find((outcome) => outcome.command === command)?.stdout;
}

beforeAll(async () => {
  folder = prepareShop();
  cwd = join(folder, 'docwright');
  const sandbox = await startServer(identity, () => ({ json: { prepay_id: 'wx26' } }));
  environment = {
    ...process.env,
    CI: 'true',
    APIV3_KEY: API_V3_KEY,
    SANDBOX: sandbox.url,
    NODE_OPTIONS: `--import ${join(folder, 'divert.mjs')}`,
    GIT_CONFIG_COUNT: '2',
    GIT_CONFIG_KEY_0: 'user.name',
    GIT_CONFIG_VALUE_0: 'A reader',
    GIT_CONFIG_KEY_1: 'user.email',
    GIT_CONFIG_VALUE_1: 'reader@shop.example',
  };
  outcomes = [...(await follow('README.md')), ...(await followOn())];
  await sandbox.close();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Follow the commands in a table, and the document that the last section links to. */
async function followOn(): Promise<Outcome[]> {
  writeFiles(join(folder, 'shop'), { 'src/wxpay.ts': readSources('docs/client.md')['src/wxpay.ts'] ?? '' });
  await run('npx docwright generate');
  const table = readLastColumn('README.md', 'To').filter((command) => /^npx (?!.*(?:--watch|sandbox))/.test(command));
  const done: Outcome[] = [];
  for (const command of table) done.push({ command, stdout: await run(command) });
  done.push({ command: 'tsc', stdout: await run('npx tsc') });
  return [...done, ...(await follow('docs/commands.md'))];
}

it('places the order of the README, and signs it for the front end', () => {
  expect(printed('npx tsc && node dist/order.js')).toContain("package: 'prepay_id=wx26'");
});

it('reports the two mistakes of the draft, and nothing for the fixed page', () => {
  expect(printed('npx docwright lint')?.match(/(?<=(?:warning|error) ).*/g)).toEqual([
    'type-unknown',
    'attribute-unknown',
  ]);
  expect(printed('lint, fixed')).toBe('');
});

it('has the call of the drafted page, with the members that the overrides add', () => {
  const client = readFileSync(join(folder, 'shop/src/wechatpay/v3/gift-cards/orders.ts'), 'utf8');
  expect(client).toContain('message?: string');
  expect(existsSync(join(folder, 'shop/dist/gift-card.js'))).toBe(true);
});

it('follows the configuration', () => {
  const index = readFileSync(join(folder, 'shop/src/wechatpay/index.ts'), 'utf8');
  expect([index.includes('From the pages in docs/.'), index.includes('  v2: {')]).toEqual([true, false]);
});

it.each([
  ['npx docwright diff HEAD:docs docs', /gift-cards/],
  ['npx docwright lint --format sarif', /"version": ?"2\.1\.0"/],
  ['npx docwright lint --explain type-unknown', /no known|none that is known/],
  ['npx docwright explain v3.pay.transactions.jsapi.post json.amount.total', /type +integer/],
])('prints the documented output of %s', (command, answer) => {
  expect(printed(command)).toMatch(answer);
});

it('runs the programs that call docwright', async () => {
  cwd = join(folder, 'shop');
  expect(await run('node generate.mjs')).toMatch(/^\d+ 0\n$/);
  expect(await run('node report.mjs')).toMatch(/^minor \d+\n$/);
});
