import { createPageReader } from '../dist/1-read/create-page-reader.js';
import { findPages } from '../dist/1-read/find-pages.js';
import { readPageSource } from '../dist/1-read/read-page-source.js';
import { wechatpay } from '../dist/apis/wechatpay/dialect.js';
import { pageRulesOf } from '../dist/model/page-rules.js';
import { makeHtmlPages } from './make-html-pages.mjs';

/**
 * How long pages full of HTML and JSX take to read beside those of the dialect, per byte; both in turn in one process, so
 * that a busy machine slows both.
 *
 *     node bench/compare-notations.mjs ../shared/corpus
 */
const [folder = 'specs'] = process.argv.slice(2);
const rounds = 5;
const report = () => undefined;
const { pages } = findPages([folder], pageRulesOf(wechatpay), report);
const notations = [
  {
    name: folder,
    sources: pages.flatMap((page) => readPageSource(page, report) ?? []),
    times: /** @type {number[]} */ ([]),
  },
  { name: 'HTML and JSX', sources: makeHtmlPages(500), times: /** @type {number[]} */ ([]) },
];

for (let round = 0; round <= rounds; round += 1) {
  for (const { sources, times } of notations) {
    const { readPage } = createPageReader();
    const before = process.cpuUsage();
    for (const source of sources) readPage(source, report);
    const { user, system } = process.cpuUsage(before);
    if (round > 0) times.push((user + system) / 1000);
  }
}

const [first = 1, second = 1] = notations.map(({ name, sources, times }) => {
  const megabytes = sources.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / 1e6;
  const median = [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;
  process.stdout.write(
    `${name}: ${sources.length} pages, ${megabytes.toFixed(1)} MB, ${(median / megabytes).toFixed(0)} ms of CPU per MB\n`,
  );
  return median / megabytes;
});
process.stdout.write(`${(second / first).toFixed(1)} times as long\n`);
