import { expect, it } from 'vitest';
import { openapi } from '../../generator/index.js';
import { connect } from '../sandbox/connect.js';
import { openEndpoint } from '../sandbox/merchant-endpoint.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';
import { needsBrowser, openPage } from './browser.js';

/** A page that tries to run code in a browser, or to report that it was read. */
function hostilePage(spy: string): string {
  const html = [
    `<img src="${spy}" onerror="window.hacked = 1">`,
    '<script>window.hacked = 2</script>',
    `<iframe src="${spy}"></iframe>`,
    '<a href="javascript:window.hacked = 3">第一处</a>',
    '[第二处](javascript:window.hacked=4)',
    `![图](${spy})`,
  ].join(' ');
  return `# 借书 {#get}

| 请求参数 | 类型 | 描述
| --- | --- | ---
| loan_no {data-required} | string | ${html}

| 返回字典 | 类型 | 描述
| --- | --- | ---
| state {data-required} | string | ${html}
`;
}

it('runs no code of a page, and sends no request for it', needsBrowser, async () => {
  const spy = await openEndpoint();
  const folder = createTestFolder();
  writeFiles(folder, { 'openapi/v3/library/loans/{loan_no}.md': hostilePage(spy.url) });
  const { sandbox } = await connect({ document: await openapi({ input: folder }) });
  const { page } = await openPage(`${sandbox.url}_sandbox/reference`, { locale: 'zh-CN' });
  await page.getByText('第一处').first().click();
  await page.getByText('第二处').first().click();
  expect(await page.evaluate(() => Reflect.get(globalThis, 'hacked'))).toBeUndefined();
  expect(spy.received).toEqual([]);
});
