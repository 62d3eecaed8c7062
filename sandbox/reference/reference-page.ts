import type { Answer } from '../answer.js';

/** Where the reference lies. */
export const REFERENCE_PATH = '/_sandbox/reference';

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

/** The page that loads the reference. */
export function referencePage(): Answer {
  const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': POLICY };
  return { body: PAGE, headers, fault: 'unsigned' };
}
