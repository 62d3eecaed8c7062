import { readFile } from 'node:fs/promises';

/**
 * The writers of code-block-writer, quicker to make: its fields are defined one by one, which is slow, where assigning
 * them is the same for a class that nothing extends. ts-morph makes several for each member that it prints.
 *
 *     Object.defineProperty(this, "_length", { enumerable: true, …, value: 0 });   →   this._length = 0;
 *
 * @type {import('esbuild').Plugin}
 */
export const assignFields = {
  name: 'assign-fields',
  setup(build) {
    build.onLoad({ filter: /code-block-writer.(?:esm|script).mod\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(definition, 'this.$<name> = $<value>;'),
    }));
  },
};

const definition =
  /Object\.defineProperty\(this, "(?<name>\w+)", \{\s+enumerable: true,\s+configurable: true,\s+writable: true,\s+value: (?<value>.+)\s+\}\);/g;
