import { transformSync } from 'esbuild';
import { expect, test } from 'vitest';
import { cases, emitPages, readPages } from './emit-case.js';

const { files } = emitPages(cases.flatMap(readPages));

test.each(['v3/payroll-card/tokens.ts', 'v2/pay/refundquery.ts', 'webhook/v3/REFUND.SUCCESS.ts'])(
  '%s is smaller than a kilobyte without the client, and has no side effects when imported',
  (path) => {
    const source = files.find((file) => file.path === path)?.text ?? '';
    const { code } = transformSync(source, { loader: 'ts', minify: true, format: 'esm' });
    expect(code.length).toBeLessThan(1000);
    expect(code).not.toContain('import');
    // One call, in the body of the function.
    expect(code.match(/\w\.\w+\(/g)).toHaveLength(1);
  },
);
