/** A compiler, bundler, test runner or runtime with the usual settings. */
export interface Stack {
  /** The name in the table of docs/client.md. */
  readonly name: string;
  /** The option that the client is generated with. */
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
  /** Text that the last command must print. */
  readonly prints: string;
  /** Dependencies of docwright, or docwright itself, that are installed in the project. */
  readonly installed?: readonly ('docwright' | '@rgrove/parse-xml')[];
}

/** The name of a program in `node_modules/.bin` or `node`, and its arguments. */
export type Command = readonly [program: string, ...args: string[]];
