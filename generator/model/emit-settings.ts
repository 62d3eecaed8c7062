/** How the imports of a client end: `./client.js`, `./client.ts`, or `./client` for bundlers. */
export type ImportExtension = 'js' | 'ts' | 'none';

/** What a client is written in: TypeScript, or JavaScript with declarations and source maps. */
export type EmitLanguage = 'ts' | 'js';

/** Gives the text that is written in the place of a file's; `path` is relative to the client. */
export type FormatFile = (text: string, path: string) => string | Promise<string>;

/** How a client is written, whatever the pages say. */
export interface EmitSettings {
  readonly emit: EmitLanguage;
  readonly importExtension: ImportExtension;
  /** Whether `index.ts` hangs every call on the client; without it calls are functions alone. */
  readonly chain: boolean;
  /** Lines for the top of every file of code, without comment marks. */
  readonly header: string;
  /** A folder whose files take the place of those in `templates/` that have their names. */
  readonly templates?: string;
  /** Runs over every file last of all. */
  readonly format?: FormatFile;
}

export const defaultEmitSettings: EmitSettings = { emit: 'ts', importExtension: 'js', chain: true, header: '' };
