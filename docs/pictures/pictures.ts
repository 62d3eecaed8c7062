import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { drawPipeline } from './draw-pipeline.js';
import { drawTerminal } from './draw-terminal.js';
import { readTerminal } from './read-terminal.js';
import { runInTerminal } from './run-in-terminal.js';

const repository = join(import.meta.dirname, '../..');

/** The pictures of the documents by the names of their files; each is drawn from what is so at the moment. */
export const pictures: Readonly<Record<string, () => string>> = {
  'pipeline.svg': () =>
    drawPipeline({
      title: 'From pages to a client',
      boxes: [
        ['Pages', 'Markdown, one per URL', 'tables and samples'],
        ['Rows', 'tables taken apart,', 'each row with its place'],
        ['Schema', 'types, values, keys;', 'samples compared'],
        ['Client', 'TypeScript, one file', 'per page, and a runtime'],
      ],
      arrows: ['read', 'resolve', 'emit'],
      others: 'lint · diff · openapi · inspect · explain',
    }),
  'pipeline.zh-CN.svg': () =>
    drawPipeline({
      title: '从文档页到客户端',
      boxes: [
        ['文档页', 'Markdown，一个 URL 一页', '参数表与示例'],
        ['表格的行', '拆开表格，', '每一行都记着位置'],
        ['接口描述', '类型、枚举值、加密；', '与示例逐项核对'],
        ['客户端', 'TypeScript，一页一个', '文件，外加运行时'],
      ],
      arrows: ['读取', '解析', '生成'],
      others: 'lint · diff · openapi · inspect · explain',
    }),
  'generate.svg': () =>
    drawCommand('generate specs --out generated', (folder) =>
      cpSync(join(repository, 'specs'), join(folder, 'specs'), { recursive: true }),
    ),
  'lint.svg': () =>
    drawCommand('lint docs', (folder) => {
      const page = join(folder, 'docs/openapi/v3/gift-cards/orders.md');
      mkdirSync(dirname(page), { recursive: true });
      writeFileSync(page, readDraft());
    }),
};

function drawCommand(command: string, prepare: (folder: string) => void): string {
  const folder = mkdtempSync(join(tmpdir(), 'docwright-picture-'));
  try {
    prepare(folder);
    const output = runInTerminal(command.split(' '), folder);
    return drawTerminal(`npx docwright ${command}`, readTerminal(output));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The page that the README drafts. */
function readDraft(): string {
  const readme = readFileSync(join(repository, 'README.md'), 'utf8');
  return /^````markdown\n([\s\S]*?)^````$/m.exec(readme)?.[1] ?? '';
}
