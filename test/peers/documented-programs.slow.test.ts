import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writePrograms } from '../docs/write-programs.js';
import { type Compiler, compile, compilers } from '../support/compile.js';
import { createTestFolder } from '../support/temporary-folder.js';

it.each(Object.keys(compilers) as Compiler[])(
  'the programs of the documents compile in %s, including those with web frameworks',
  (compiler) => {
    const folder = createTestFolder();
    symlinkSync(join(import.meta.dirname, 'node_modules'), join(folder, 'node_modules'), 'junction');
    // NestJS has decorators, and a separate project in test/stacks.
    expect(writePrograms(folder, (text) => !text.includes("from '@nestjs/"))).toEqual(
      expect.arrayContaining(['src/with-express.ts', 'src/with-hono.ts']),
    );
    // As in the `tsconfig.json` of the README.
    expect(compile(folder, compiler, ['es2023'])).toEqual([]);
  },
);
