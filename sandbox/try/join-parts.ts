import type { ReceivedPart } from '../protocol/received-request.js';

/** Write the parts of an upload, as browsers do. */
export function joinParts(parts: readonly ReceivedPart[], boundary: string): Buffer {
  const pieces = parts.flatMap(({ name, fileName, type, content }) => {
    const named = fileName === undefined ? '' : `; filename="${quoted(fileName)}"`;
    const typed = type === undefined ? '' : `Content-Type: ${type}\r\n`;
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"${named}\r\n${typed}\r\n`;
    return [Buffer.from(head), content, Buffer.from('\r\n')];
  });
  return Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]);
}

function quoted(text: string): string {
  return text.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');
}
