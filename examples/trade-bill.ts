/**
 * 下载一天的交易账单，存成 CSV，供表格软件与对账程序使用。
 * Download the bill of a day to a CSV file, line by line, however long it is.
 */
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { ApiError } from '../generated/index.js';
import { clientFromEnvironment } from './client-from-environment.js';

const wxpay = clientFromEnvironment();
const yesterday = new Date(Date.now() - (24 - 8) * 3_600_000).toISOString().slice(0, 10); // 北京时间
// 用法：trade-bill <日期> <文件>
const [, , date = yesterday, file = `trade-bill-${date}.csv`] = process.argv;
let trades = 0;

/**
 * 账单里每个值前面都有一个反引号，值里可以有逗号；末尾两行是合计，不属于明细。
 *
 *     `2026-03-10 09:30:00,`红茶, 绿茶,…   →   2026-03-10 09:30:00,"红茶, 绿茶",…
 */
async function* toCsv(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let inTotals = false;
  yield '\ufeff'; // Excel 凭它认出 UTF-8
  for await (const line of lines) {
    inTotals ||= line.startsWith('总交易单数');
    if (inTotals) {
      console.log(`合计：${line}`);
      continue;
    }
    if (line.startsWith('`')) trades += 1;
    const values = line.startsWith('`') ? line.slice(1).split(',`') : line.split(',');
    yield `${values.map(toCell).join(',')}\r\n`;
  }
}

/** 按 RFC 4180 写一格。表格软件只留住数字的前 15 位，更长的单号前面加一个制表符，才会当作文本；程序读取时去掉它。 */
function toCell(value: string): string {
  const text = /^\d{16,}$/.test(value) ? `\t${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

try {
  const answer = await wxpay.v3.bill.tradebill.get({ query: { bill_date: date, tar_type: 'GZIP' } });
  // 下载地址五分钟内有效。解压与核对摘要由客户端做；摘要不符时，读到末尾会抛出错误。
  const bill = await wxpay.bills.download(answer);
  // 所以先写到旁边，读完无误才改名：半份账单绝不会被当成一份。
  await pipeline(toCsv(bill.lines()), createWriteStream(`${file}.part`));
  await rename(`${file}.part`, file);
  console.log(`${date} 共 ${trades} 笔，存入 ${file}`);
} catch (error) {
  if (!(error instanceof ApiError)) throw error;
  if (error.code === 'NO_STATEMENT_EXIST') console.log(`${date} 没有账单：那天没有交易。`);
  else if (error.code === 'STATEMENT_CREATING') console.log(`${date} 的账单还在生成，上午 10 点以后再来。`);
  else throw error;
} finally {
  await rm(`${file}.part`, { force: true });
}
