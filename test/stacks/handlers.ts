import type { Command } from './stack.js';

/** A framework that is built, started, and sent notifications, with the unchanged handler of docs/client.md. */
export interface Handler {
  readonly name: string;
  readonly importExtension: 'js' | 'none';
  readonly type: 'module' | 'commonjs';
  /** Blocks of docs/client.md by the path in their first line. */
  readonly programs: readonly string[];
  /** Files of a new project of the framework, by path. */
  readonly files: Readonly<Record<string, string>>;
  readonly build: Command;
  /** Starts the server at `$PORT`. */
  readonly start: Command;
}

const json = (value: unknown) => JSON.stringify(value, null, 2);

/** As `nest new` writes it, without formatting and linting. */
export const nestSettings = {
  module: 'commonjs',
  target: 'es2023',
  lib: ['es2023'],
  types: ['node', 'jest'],
  esModuleInterop: true,
  emitDecoratorMetadata: true,
  experimentalDecorators: true,
  isolatedModules: true,
  strict: true,
  skipLibCheck: true,
  outDir: './dist',
  rootDir: './src',
};

const appModule = `import { Module } from '@nestjs/common';
import { NotificationsController } from './notifications.controller';

@Module({ controllers: [NotificationsController] })
export class AppModule {}
`;

const shared = ['src/wxpay.ts', 'src/receive.ts'];

const next = {
  importExtension: 'none',
  type: 'commonjs',
  programs: [...shared, 'src/app/wechatpay/route.ts'],
  files: {
    'src/app/layout.tsx':
      'export default function Layout({ children }: { children: React.ReactNode }) {\n  return <html><body>{children}</body></html>;\n}\n',
    'src/app/page.tsx': 'export default function Page() {\n  return <p>shop</p>;\n}\n',
  },
  start: ['next', 'start'],
} as const;

export const handlers: readonly Handler[] = [
  { ...next, name: 'Next.js 16, Turbopack', build: ['next', 'build', '--turbopack'] },
  { ...next, name: 'Next.js 16, webpack', build: ['next', 'build', '--webpack'] },
  {
    name: 'NestJS 11, `nest build`',
    importExtension: 'none',
    type: 'commonjs',
    programs: [...shared, 'src/notifications.controller.ts', 'src/main.ts'],
    files: {
      'src/app.module.ts': appModule,
      'nest-cli.json': json({ collection: '@nestjs/schematics', sourceRoot: 'src' }),
      'tsconfig.json': json({ compilerOptions: nestSettings, include: ['src'] }),
    },
    build: ['nest', 'build'],
    start: ['node', 'dist/main.js'],
  },
];
