import type { CallContext } from '../calls/call-context.js';
import type { Answer } from '../protocol/answer.js';
import type { ReceivedRequest } from '../protocol/received-request.js';
import { describeReference } from './describe-reference.js';
import { isReferenceBuilt, readAsset } from './read-asset.js';
import { missingPage, REFERENCE_PATH, referencePage } from './reference-page.js';

type Routes = Readonly<Record<string, (request: ReceivedRequest) => Answer | Promise<Answer>>>;

/** Answers what the reference consists of; `undefined` for other requests. */
export type AnswerReference = (request: ReceivedRequest) => Answer | Promise<Answer> | undefined;

function showPage(): Answer {
  return isReferenceBuilt() ? referencePage() : missingPage();
}

/** Serve the reference of all pages, with everything that it loads. */
export function answerReference(context: CallContext): AnswerReference {
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
