/** A file that comes as a stream. Read it once, by one of its methods. */
export interface Download {
  /** Media type as the server says it: `text/csv`, `application/pdf`. */
  readonly type: string;
  /** Bytes as announced; `undefined` when the server did not say. */
  readonly size: number | undefined;
  /** File name of the `Content-Disposition` header, without folders. */
  readonly name: string | undefined;
  readonly stream: ReadableStream<Uint8Array>;
  bytes(): Promise<Uint8Array>;
  text(): Promise<string>;
  blob(): Promise<Blob>;
}
