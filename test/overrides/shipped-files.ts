import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wechatpayApi } from '../../generator/apis/wechatpay/api.js';
import { wechatpay } from '../../generator/apis/wechatpay/dialect.js';
import { readOverrides } from '../../generator/overrides/read-overrides.js';
import { repository } from '../support/run-docwright.js';

/** The files of overrides that are part of docwright. */
export const shippedNames = wechatpay.overrides ?? [];
export const shippedFiles = shippedNames.map((name) => join(repository, 'templates/overrides', name));

/** The codes of their diagnostics. */
export const problems: string[] = [];
export const shippedOverrides = shippedFiles.flatMap((file) =>
  readOverrides({ file, text: readFileSync(file, 'utf8'), origin: 'dialect', api: wechatpayApi }, (code) => {
    problems.push(code);
  }),
);
