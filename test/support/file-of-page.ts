import { listOperationFiles } from '../../generator/4-emit/emit-client.js';
import type { EmittedPage } from '../../generator/4-emit/emit-page.js';
import { printFile } from '../../generator/4-emit/print-file.js';
import type { GeneratedFile } from '../../generator/model/generated-file.js';

/** The file of a page whose operations all stand in one. */
export function fileOfPage(page: EmittedPage | undefined, runtime = 'wechatpay'): GeneratedFile | undefined {
  const [file] = page ? listOperationFiles([page], () => {}) : [];
  return file && printFile(file, runtime);
}
