import { wechatpay } from '../dist/apis/wechatpay/dialect.js';
import { createSourceDescriber } from '../dist/run/describe-source.js';

/**
 * Read pages with a repeated part, then pages with eight times as many repetitions, and check that no time grows
 * quadratically: eightfold is linear, 64-fold is quadratic, and 24 is between them with room for a busy machine.
 * Prints a line for each part; the exit code is 1 when one grows faster.
 *
 *     node bench/check-growth.mjs
 */
const factor = 8;
const mostGrowth = 24;
/** The smaller page must take this long, in milliseconds, for a meaningful ratio. */
const enough = 20;

const scripts = [
  '<T>(',
  '(a: b) => (',
  'a ? (b) : (',
  'f<',
  '`${',
  '{a:',
  'x=',
  '1+',
  '((',
  '/*',
  'a?.',
  'a<b>(',
].concat(['class {', 'async (a, ', '"\\', 'yield ', 'a as ', 'import ', '<a>', 'a!', "'\n", '/*\n']);
const php = ['[', '->a', "'x' . ", '/*', '"', '$a = ', 'new A(', '<<<A\n', '=> ', '#'];
const texts = ['*a_|', '[', '`', '<a ', '- ', '| ', '\\', '&', '![', '<!--', '{', '字 ', '[a](', '\n'];

const cases = [
  ...scripts.map((part) => ({
    part,
    page: (/** @type {string} */ text) => sample('ts', `wxpay.v3.a.post({}); ${text}`),
  })),
  ...php.map((part) => ({
    part,
    page: (/** @type {string} */ text) => sample('php', `$instance->v3->a->post([]); ${text}`),
  })),
  ...texts.map((part) => ({ part, page: (/** @type {string} */ text) => `# x {#post}\n\n${text}\n` })),
];

/** @param {string} language @param {string} text */
function sample(language, text) {
  return `# x {#post}\n\n\`\`\`${language}\n${text}\n\`\`\`\n`;
}

/** Processor time in milliseconds, on which other processes have little effect. @param {string} text */
function timeOf(text) {
  const describe = createSourceDescriber(wechatpay, { explained: false, around: [] });
  const before = process.cpuUsage();
  describe({ path: 'openapi/v3/a', file: 'openapi/v3/a.md', text });
  return process.cpuUsage(before).user / 1000;
}

for (const { part, page } of cases) {
  let count = 500;
  let small = timeOf(page(part.repeat(count)));
  while (small < enough && count < 100_000) {
    count *= 2;
    small = timeOf(page(part.repeat(count)));
  }
  const large = timeOf(page(part.repeat(count * factor)));
  const isLinear = large <= mostGrowth * Math.max(small, enough);
  if (!isLinear) process.exitCode = 1;
  const shown = `${small.toFixed(0)} ms → ${large.toFixed(0)} ms`;
  process.stdout.write(`${isLinear ? '  ' : '! '}${JSON.stringify(part).padEnd(16)} ${count} times: ${shown}\n`);
}
