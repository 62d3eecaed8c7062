/** A compiler, bundler, test runner or runtime with the settings that its users have. */
export interface Stack {
  /** As the table of docs/client.md names it. */
  readonly name: string;
  /** What the client is generated with. */
  readonly importExtension: 'js' | 'ts' | 'none';
  /** `package.json` of the project. */
  readonly type: 'module' | 'commonjs';
  /** Files of the project besides the client and `src/first-call.ts`, by path. */
  readonly files: Readonly<Record<string, string>>;
  /** Run one after the other. */
  readonly commands: readonly Command[];
  /** Which of the programs of `projects/` is put into `src/`. */
  readonly program:
    | 'main.ts'
    | 'first-call.test.ts'
    | 'nest.spec.ts'
    | 'protocols.ts'
    | 'sandbox.ts'
    | 'sandbox.test.ts';
  /** What the last command prints, besides other things. */
  readonly prints: string;
  /** Packages of docwright, or itself, that the project has installed. */
  readonly installed?: readonly ('docwright' | '@rgrove/parse-xml')[];
}

/** The name of a program in `node_modules/.bin` or `node`, and its arguments. */
export type Command = readonly [program: string, ...args: string[]];
