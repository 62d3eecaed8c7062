import type { FieldRow } from '../model/documented-page.js';
import { isKnownServer, listOrigins } from '../model/known-server.js';
import type { Response, Transport } from '../model/schema.js';
import type { PageContext } from './resolve-context.js';
import type { ResolvedRequest } from './resolve-request.js';

/** The transport of a call; `undefined` for a call to a server that is not the API's. */
export function resolveTransport(
  request: ResolvedRequest,
  response: Response,
  context: PageContext,
): Transport | undefined {
  const server = request.server && readServer(request.server, context);
  if (request.server && server !== undefined && !checkServer(server, request.server, context)) return undefined;
  return {
    ...(server !== undefined && { server, serverOptional: request.server?.need?.is !== 'required' }),
    clientCertificate: request.clientCertificate,
    nonce: request.nonce,
    answerUnsigned: isUnsigned(request.url, response, context),
  };
}

/**
 * The only URL of the row.
 *
 *     | base_uri {data-required} | string | The branch `https://branch.library.example/east/`
 *                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
 */
function readServer({ name, description, source }: FieldRow, { report }: PageContext): string | undefined {
  const texts = description.flatMap((inline) =>
    inline.kind === 'code' || inline.kind === 'link' ? [inline.text] : [],
  );
  const servers = texts.filter((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol));
  const [server, ...others] = new Set(servers);
  if (server !== undefined && others.length === 0) return server;
  report('server-unclear', source, { name, count: new Set(servers).size });
  return undefined;
}

function checkServer(server: string, { name, source }: FieldRow, { report, dialect }: PageContext): boolean {
  if (isKnownServer(server, dialect.api)) return true;
  report('server-unlisted', source, { name, server, known: listOrigins(dialect.api).join(', ') });
  return false;
}

/** Bodies have their signature as a member; files have none, except those signed over a digest. */
function isUnsigned(url: string, { body }: Response, { dialect, protocol }: PageContext): boolean {
  const isMessage = body.format === 'xml' || body.format === 'json';
  if (protocol?.signsInBody) return !isMessage || dialect.api.unsignedAnswers.includes(url);
  return body.format === 'binary' && !dialect.api.signedFiles.includes(url);
}
