import { nestSettings } from './handlers.js';
import type { Stack } from './stack.js';

const json = (value: unknown) => JSON.stringify(value, null, 2);

const strict = { target: 'es2022', lib: ['es2023'], types: ['node'], strict: true, skipLibCheck: true };

const tsconfig = (compilerOptions: object) =>
  json({ compilerOptions: { ...strict, ...compilerOptions }, include: ['src'] });

const compiled = { rootDir: 'src', outDir: 'dist' };

const prints = 'answered string string';
const main = { program: 'main.ts', prints } as const;
const tested = { program: 'first-call.test.ts', prints } as const;
/** v2 calls parse XML. */
const protocols = {
  program: 'protocols.ts',
  prints: 'answered string SUCCESS TRANSACTION.SUCCESS SignatureError',
  installed: ['@rgrove/parse-xml'],
} as const;

/** CommonJS, as most Jest projects are. */
const jest = (transform: unknown) =>
  `module.exports = { testEnvironment: 'node', transform: ${JSON.stringify(transform)} };\n`;

/** Each row of the table “stack → setting” of docs/client.md. */
export const stacks: readonly Stack[] = [
  {
    ...main,
    name: 'tsc, `module: nodenext`',
    importExtension: 'js',
    type: 'module',
    files: { 'tsconfig.json': tsconfig({ module: 'nodenext', ...compiled }) },
    commands: [['tsc'], ['node', 'dist/main.js']],
  },
  {
    ...main,
    name: 'tsc, `module: nodenext`, CommonJS',
    importExtension: 'js',
    type: 'commonjs',
    files: { 'tsconfig.json': tsconfig({ module: 'nodenext', ...compiled }) },
    commands: [['tsc'], ['node', 'dist/main.js']],
  },
  {
    ...main,
    name: 'tsc, `moduleResolution: node10`, CommonJS',
    importExtension: 'js',
    type: 'commonjs',
    files: { 'tsconfig.json': tsconfig({ module: 'commonjs', moduleResolution: 'node10', ...compiled }) },
    commands: [['tsc'], ['node', 'dist/main.js']],
  },
  {
    ...main,
    name: 'tsc, `moduleResolution: bundler`',
    importExtension: 'none',
    type: 'module',
    files: { 'tsconfig.json': tsconfig({ module: 'esnext', moduleResolution: 'bundler', noEmit: true }) },
    commands: [['tsc'], ['tsx', 'src/main.ts']],
  },
  {
    ...main,
    name: 'tsx',
    importExtension: 'js',
    type: 'module',
    files: {},
    commands: [['tsx', 'src/main.ts']],
  },
  {
    ...main,
    name: 'ts-node, CommonJS',
    importExtension: 'none',
    type: 'commonjs',
    files: { 'tsconfig.json': tsconfig({ module: 'commonjs', moduleResolution: 'node10' }) },
    commands: [['ts-node', 'src/main.ts']],
  },
  {
    ...tested,
    name: 'Vitest',
    importExtension: 'js',
    type: 'module',
    files: { 'vitest.config.ts': 'export default { test: { globals: true } };\n' },
    commands: [['vitest', 'run']],
  },
  {
    ...tested,
    name: 'Vitest, `pool: vmThreads`',
    importExtension: 'js',
    type: 'module',
    files: { 'vitest.config.ts': "export default { test: { globals: true, pool: 'vmThreads' } };\n" },
    commands: [['vitest', 'run']],
  },
  {
    ...tested,
    name: 'Jest, ts-jest',
    importExtension: 'none',
    type: 'commonjs',
    files: {
      'jest.config.js': jest({ '^.+\\.ts$': 'ts-jest' }),
      'tsconfig.json': tsconfig({ module: 'commonjs', moduleResolution: 'node10', types: ['node', 'jest'] }),
    },
    commands: [['jest']],
  },
  {
    ...tested,
    name: 'Jest, @swc/jest',
    importExtension: 'none',
    type: 'commonjs',
    files: {
      'jest.config.js': jest({
        '^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }],
      }),
    },
    commands: [['jest']],
  },
  {
    ...tested,
    name: 'Jest, babel-jest',
    importExtension: 'none',
    type: 'commonjs',
    files: {
      'jest.config.js': jest({ '^.+\\.ts$': 'babel-jest' }),
      'babel.config.js': `module.exports = { presets: [['@babel/preset-env', { targets: { node: 'current' } }], '@babel/preset-typescript'] };\n`,
    },
    commands: [['jest']],
  },
  {
    name: 'NestJS 11, Jest',
    program: 'nest.spec.ts',
    prints,
    importExtension: 'none',
    type: 'commonjs',
    files: {
      'jest.config.js': jest({ '^.+\\.ts$': 'ts-jest' }),
      'tsconfig.json': json({ compilerOptions: nestSettings, include: ['src'] }),
    },
    commands: [['jest']],
  },
  {
    ...main,
    name: 'webpack, ts-loader',
    importExtension: 'none',
    type: 'commonjs',
    files: {
      'tsconfig.json': tsconfig({ module: 'esnext', moduleResolution: 'bundler' }),
      'webpack.config.js': `module.exports = {
  mode: 'production',
  target: 'node20',
  entry: './src/main.ts',
  module: { rules: [{ test: /\\.ts$/, use: 'ts-loader' }] },
  resolve: { extensions: ['.ts', '.js'] },
};\n`,
    },
    commands: [['webpack'], ['node', 'dist/main.js']],
  },
  {
    ...main,
    name: 'esbuild',
    importExtension: 'js',
    type: 'module',
    files: {},
    commands: [
      [
        'esbuild',
        'src/main.ts',
        '--bundle',
        '--platform=node',
        '--format=esm',
        '--outfile=dist/main.js',
        '--log-level=warning',
      ],
      ['node', 'dist/main.js'],
    ],
  },
  {
    ...main,
    name: 'tsup',
    importExtension: 'js',
    type: 'module',
    files: { 'tsconfig.json': tsconfig({ module: 'nodenext' }) },
    commands: [
      ['tsup', 'src/main.ts', '--format', 'esm'],
      ['node', 'dist/main.js'],
    ],
  },
  {
    ...main,
    name: 'Vite 8, `build --ssr`',
    importExtension: 'js',
    type: 'module',
    files: {},
    commands: [
      ['vite', 'build', '--ssr', 'src/main.ts', '--logLevel', 'warn'],
      ['node', 'dist/main.js'],
    ],
  },
  {
    ...main,
    name: 'Vite 7, `build --ssr`',
    importExtension: 'js',
    type: 'module',
    files: {
      'vite.config.ts': "export default { build: { rollupOptions: { external: ['undici', '@rgrove/parse-xml'] } } };\n",
    },
    commands: [
      ['node', '../node_modules/vite7/bin/vite.js', 'build', '--ssr', 'src/main.ts', '--logLevel', 'warn'],
      ['node', 'dist/main.js'],
    ],
  },
  {
    ...main,
    name: 'Node.js 24, type stripping',
    importExtension: 'ts',
    type: 'module',
    files: {},
    commands: [['node24', 'src/main.ts']],
  },
  {
    ...protocols,
    name: 'Deno',
    importExtension: 'ts',
    type: 'module',
    files: {},
    commands: [['deno', 'run', '--allow-all', '--no-check', 'src/protocols.ts']],
  },
  {
    ...protocols,
    name: 'Bun',
    importExtension: 'js',
    type: 'module',
    files: {},
    commands: [['bun', 'src/protocols.ts']],
  },
];

const sandboxed = { prints: 'found SUCCESS', installed: ['docwright'] } as const;

/** Programs that start the sandbox themselves, with `docwright/sandbox`. */
export const sandboxStacks: readonly Stack[] = [
  {
    ...sandboxed,
    name: 'docwright/sandbox in Jest, ts-jest, `moduleResolution: node10`',
    program: 'sandbox.test.ts',
    importExtension: 'none',
    type: 'commonjs',
    files: {
      'jest.config.js': jest({ '^.+\\.ts$': 'ts-jest' }),
      'tsconfig.json': tsconfig({ module: 'commonjs', moduleResolution: 'node10', types: ['node', 'jest'] }),
    },
    commands: [['jest']],
  },
  ...['node10', 'node16', 'nodenext'].map(
    (moduleResolution): Stack => ({
      ...sandboxed,
      name: `docwright/sandbox and docwright in CommonJS, tsc, \`moduleResolution: ${moduleResolution}\``,
      program: 'sandbox.ts',
      importExtension: 'js',
      type: 'commonjs',
      files: {
        'tsconfig.json': tsconfig({
          module: moduleResolution === 'node10' ? 'commonjs' : moduleResolution,
          moduleResolution,
          skipLibCheck: false,
          ...compiled,
        }),
      },
      commands: [['tsc'], ['node', 'dist/sandbox.js']],
    }),
  ),
];
