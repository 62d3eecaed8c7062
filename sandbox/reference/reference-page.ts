import type { Answer } from '../protocol/answer.js';

/** Where the reference lies. */
export const REFERENCE_PATH = '/_sandbox/reference';

/** The command that builds the reference in a clone. */
export const BUILD_REFERENCE = 'npm run build:reference';

/** The browser asks nobody but the sandbox, and runs no code but that of the reference, which writes styles of its own. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const PAGE = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>WeChat Pay API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${REFERENCE_PATH}/reference.css">
</head>
<body>
<div id="reference"></div>
<script src="${REFERENCE_PATH}/reference.js"></script>
</body>
</html>
`;

const MISSING_PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The API reference is not built</title>
<link rel="icon" href="data:,">
</head>
<body>
<h1>The API reference is not built</h1>
<p>A packed docwright contains it. In a clone, run this and reload:</p>
<pre>${BUILD_REFERENCE}</pre>
<p>Everything else works without it: <a href="/">the page of the sandbox</a>,
<a href="${REFERENCE_PATH}/openapi.json">the OpenAPI document</a>.</p>
<div lang="zh-CN">
<h1>接口文档尚未构建</h1>
<p>打包后的 docwright 自带接口文档。在克隆的仓库里，请运行上面的命令，然后刷新页面。其他功能不受影响。</p>
</div>
</body>
</html>
`;

const HEADERS = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': POLICY };

/** The page that loads the reference. */
export function referencePage(): Answer {
  return { body: PAGE, headers: HEADERS, fault: 'unsigned' };
}

/** What stands in its place where the reference is not built. */
export function missingPage(): Answer {
  return { status: 503, body: MISSING_PAGE, headers: HEADERS, fault: 'unsigned' };
}
