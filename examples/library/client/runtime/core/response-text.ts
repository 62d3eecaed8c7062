/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
/** Newer compilers distinguish bytes by their buffer, and expect one kind where a body is sent; older ones do not. */
export type Bytes = ReturnType<typeof Uint8Array.of>;

/** Read a whole body as UTF-8, including a byte order mark. */
export async function readText(response: Response): Promise<string> {
  return decodeText(keepBody(response, new Uint8Array(await response.arrayBuffer())));
}

/** The bytes read from each response, as long as the response is in use. */
const bodies = new WeakMap<Response, Bytes>();

/** Keep the bytes read from a response, for `readableAgain`. */
export function keepBody(response: Response, body: Bytes): Bytes {
  bodies.set(response, body);
  return body;
}

/** A copy of a response whose body was kept, which can be read again; any other response is returned unchanged. */
export function readableAgain(response: Response): Response {
  const body = bodies.get(response);
  if (body === undefined) return response;
  const { status, statusText, headers, url } = response;
  const again = new Response(hasBody(status) ? body : null, { status, statusText, headers });
  Object.defineProperty(again, 'url', { value: url });
  return again;
}

/** The bytes as text, including a byte order mark. */
export function decodeText(bytes: Uint8Array): string {
  return utf8.decode(bytes);
}

const utf8 = /* @__PURE__ */ new TextDecoder('utf-8', { ignoreBOM: true });

/** Whether a response with this status may have a body; otherwise its `Response` is created without one. */
export function hasBody(status: number): boolean {
  return status !== 204 && status !== 205 && status !== 304;
}
