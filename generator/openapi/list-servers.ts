import type { Api } from '../model/api.js';
import type { Operation } from '../model/schema.js';
import { trimEnd } from '../model/trim-end.js';
import type { Server } from './document.js';

/** The servers of an operation that are not those of the document: its page's own, with path prefix, or the browser's. */
export function listServers({ transport, response }: Operation, { servers, browserServer }: Api): Server[] {
  const { server, serverOptional } = transport;
  if (server !== undefined) return [{ url: trimEnd(server, '/') }, ...(serverOptional ? servers : [])];
  return response.body.format === 'redirect' ? [browserServer] : [];
}
