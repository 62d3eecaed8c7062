import { checkAuthorization } from '../protocol/check-authorization.js';
import type { Identity } from '../protocol/identity.js';
import type { ReceivedRequest } from '../protocol/received-request.js';
import type { Target } from '../protocol/split-target.js';
import { signOf } from '../protocol/v2-signature.js';
import { parseXml } from '../protocol/xml.js';
import type { KeptNonces } from '../storage/keep-nonces.js';

/** Says what is wrong with the signature of a v3 request; `undefined` when it is right and was not seen before. */
export type VerifyRequest = (request: ReceivedRequest) => string | undefined;

/** Signatures are good for five minutes; a nonce is remembered for at least that long, unless too many come. */
const REMEMBERED_SECONDS = 600;
const MOST_REMEMBERED = 100_000;

/** Verifies v3 requests, each nonce once, also those of an earlier sandbox where they are kept. */
export function createVerifier(identity: Identity, now: () => number, kept?: KeptNonces): VerifyRequest {
  let since = now();
  let recent = new Set(kept?.recall(since - REMEMBERED_SECONDS, MOST_REMEMBERED));
  let older = new Set<string>();
  return (request) => {
    const problem = checkAuthorization(request, identity);
    if (problem !== undefined) return problem;
    if (now() - since > REMEMBERED_SECONDS || recent.size >= MOST_REMEMBERED) {
      [recent, older, since] = [new Set(), recent, now()];
      kept?.forget(since - REMEMBERED_SECONDS);
    }
    const nonce = copyOf(/nonce_str="(\w+)"/.exec(request.headers.authorization ?? '')?.[1] ?? '');
    if (recent.has(nonce) || older.has(nonce)) return `nonce_str ${nonce} was used before`;
    recent.add(nonce);
    kept?.keep(nonce, now());
    return undefined;
  };
}

/** A piece of a text holds on to the whole of it, here a header of 500 characters; a copy does not. */
function copyOf(text: string): string {
  return Buffer.from(text, 'latin1').toString('latin1');
}

/** Whether a v2 request is signed: in its XML, in the fields of its upload, or in its query. */
export function isSignedV2(request: ReceivedRequest, { query }: Target, { secret = '' }: Identity): boolean {
  try {
    const fields = fieldsOf(request) ?? query;
    // A list among them, which no sign covers, makes a wrong one.
    const { sign, ...rest } = fields as Readonly<Record<string, string>>;
    return sign !== undefined && sign === signOf(rest, secret);
  } catch {
    return false;
  }
}

function fieldsOf({ body, parts }: ReceivedRequest): Readonly<Record<string, unknown>> | undefined {
  if (body.length === 0) return undefined;
  if (parts.length === 0) return parseXml(body.toString('utf8'));
  const fields = parts.filter(({ fileName }) => fileName === undefined);
  return Object.fromEntries(fields.map(({ name, content }) => [name, content.toString('utf8')]));
}
