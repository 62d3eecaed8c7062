import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The time of each phase on one thread, page by page as in `generate`; prints `[[phase, seconds], …]` as JSON.
 * To see functions instead: `node --cpu-prof bench/time-phases.mjs <folder>`.
 *
 * @typedef {<T>(phase: string, work: () => T) => T} Timed adds the time of the work to that of the phase
 */

const [folder = 'specs'] = process.argv.slice(2);
/** @type {Map<string, number>} */
const milliseconds = new Map();

/** @type {Timed} */
function timed(phase, work) {
  const start = performance.now();
  const result = work();
  milliseconds.set(phase, (milliseconds.get(phase) ?? 0) + performance.now() - start);
  return result;
}

const startOfProcess = -performance.timeOrigin + Date.now();
const modules = await loadPhases();
milliseconds.set('start Node', startOfProcess);
milliseconds.set('load docwright', performance.now() - startOfProcess);

const out = await mkdtemp(join(tmpdir(), 'docwright-phases-'));
try {
  await timePhases(join(out, 'client'));
} finally {
  await rm(out, { recursive: true });
}
process.stdout.write(`${JSON.stringify([...milliseconds].map(([phase, time]) => [phase, time / 1000]))}\n`);

async function loadPhases() {
  return {
    ...(await import('../dist/1-read/find-pages.js')),
    ...(await import('../dist/1-read/read-page-source.js')),
    ...(await import('../dist/1-read/create-page-reader.js')),
    ...(await import('../dist/1-read/sample-languages.js')),
    ...(await import('../dist/2-parse/parse-page.js')),
    ...(await import('../dist/3-resolve/resolve-page.js')),
    ...(await import('../dist/4-emit/emit-page.js')),
    ...(await import('../dist/4-emit/emit-client.js')),
    ...(await import('../dist/4-emit/read-runtime.js')),
    ...(await import('../dist/4-emit/write/write-client.js')),
    ...(await import('../dist/apis/wechatpay/dialect.js')),
    ...(await import('../dist/model/page-rules.js')),
  };
}

/** @param {string} client */
async function timePhases(client) {
  const report = () => undefined;
  const found = timed('find pages', () => modules.findPages([folder], modules.pageRulesOf(modules.wechatpay), report));
  const phases = createPhases(report);
  const pages = found.pages.flatMap((file) => phases(file) ?? []);
  const runtime = modules.readRuntime(modules.wechatpay.api);
  const files = timed('emit: index, contents, manifest', () =>
    modules.emitClient({ pages, api: modules.wechatpay.api, runtime, version: '0.0.0', input: '' }, report),
  );
  const start = performance.now();
  await modules.writeClient(client, files);
  milliseconds.set('write, into an empty folder', performance.now() - start);
  const again = performance.now();
  await modules.writeClient(client, files);
  milliseconds.set('write, nothing changed', performance.now() - again);
}

/**
 * All phases of one page.
 *
 * @param {() => undefined} report
 */
function createPhases(report) {
  const { readPage } = modules.createPageReader({ attributes: true });
  const dialect = modules.wechatpay;
  const sampleLanguages = modules.sampleLanguages.map((language) => {
    const phase = `resolve: samples in ${language.fences[0]}`;
    return {
      ...language,
      read: /** @type {typeof language.read} */ ((...given) => timed(phase, () => language.read(...given))),
    };
  });
  /** @param {import('../dist/1-read/find-pages.js').PageFile} file */
  return (file) => {
    const source = timed('read files', () => modules.readPageSource(file, report));
    if (source === undefined) return undefined;
    const tree = timed('read Markdown', () => readPage(source, report));
    const documented = timed('parse', () => modules.parsePage(tree, { dialect, report }));
    const page = timed('resolve, samples included', () =>
      modules.resolvePage(documented, { dialect, report, sampleLanguages }),
    );
    return page.operations.length > 0
      ? timed('emit: pages', () => modules.emitPage(page, { api: dialect.api, report }))
      : undefined;
  };
}
