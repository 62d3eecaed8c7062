import type { CallContext } from '../calls/call-context.js';
import type { CertifiedKey } from '../credentials/certified-key.js';
import type { Answer } from '../protocol/answer.js';
import type { ReceivedRequest } from '../protocol/received-request.js';
import { answerTries, TRY_PREFIX } from '../try/answer-tries.js';
import { createSender, type Destination } from '../try/send-request.js';
import { describeReference } from './describe-reference.js';
import { isReferenceBuilt, readAsset } from './read-asset.js';

type Routes = Readonly<Record<string, (request: ReceivedRequest) => Answer | Promise<Answer>>>;

/** Handles requests for the reference; `undefined` for others. */
type AnswerReference = (request: ReceivedRequest) => Answer | Promise<Answer> | undefined;

function showPage(): Answer {
  return isReferenceBuilt() ? referencePage() : missingPage();
}

/** Serve the API reference and its files. */
function answerReference(context: CallContext): AnswerReference {
  let described: string | undefined;
  const describe = () => {
    described ??= JSON.stringify(describeReference(context.pages.document, context));
    return described;
  };
  const routes: Routes = {
    '': showPage,
    '/': showPage,
    '/openapi.json': () => ({ body: describe(), fault: 'unsigned' }),
    '/reference.js': (request) => readAsset('reference.js', 'text/javascript; charset=utf-8', request),
    '/reference.css': (request) => readAsset('reference.css', 'text/css; charset=utf-8', request),
  };
  return (request) => {
    const [path = ''] = request.target.split('?');
    if (request.method !== 'GET' || !path.startsWith(REFERENCE_PATH)) return undefined;
    const name = path.slice(REFERENCE_PATH.length);
    if (/\.(?:js|css)$/.test(name) && !isReferenceBuilt()) return missingPage();
    return Object.hasOwn(routes, name) ? routes[name]?.(request) : undefined;
  };
}

/** Serve the API reference, and send the calls that are tried in it to this sandbox, at `destination`. */
export function answerBrowser(
  context: CallContext,
  merchant: CertifiedKey,
  destination: () => Destination,
): AnswerReference {
  const reference = answerReference(context);
  const tries = answerTries({ context, merchant, send: createSender(merchant, destination) });
  return (request) => (request.target.startsWith(TRY_PREFIX) ? tries(request) : reference(request));
}

/** The path of the API reference. */
export const REFERENCE_PATH = '/_sandbox/reference';

/** The command that builds the reference in a clone. */
export const BUILD_REFERENCE = 'npm run build:reference';

/** The browser connects to nothing but the sandbox and runs only the code of the reference, which writes inline styles. */
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
function referencePage(): Answer {
  return { body: PAGE, headers: HEADERS, fault: 'unsigned' };
}

/** The page shown when the reference is not built. */
function missingPage(): Answer {
  return { status: 503, body: MISSING_PAGE, headers: HEADERS, fault: 'unsigned' };
}
