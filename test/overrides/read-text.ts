import { wechatpayApi } from '../../generator/apis/wechatpay/api.js';
import type { Code } from '../../generator/diagnostics/codes.js';
import { collectDiagnostics } from '../../generator/diagnostics/report.js';
import type { Diagnostic } from '../../generator/model/diagnostic.js';
import { readOverrides } from '../../generator/overrides/read-overrides.js';

/** The overrides of a text, and its diagnostics: `line:column message help`. */
export function readText(text: string) {
  const diagnostics: Diagnostic<Code>[] = [];
  const overrides = readOverrides(
    { file: 'docwright.overrides.yaml', text, origin: 'project', api: wechatpayApi },
    collectDiagnostics(diagnostics),
  );
  const said = diagnostics.map(
    ({ message, help, range: { start } }) => `${start.line}:${start.column} ${message} ${help}`,
  );
  return { overrides, said };
}
