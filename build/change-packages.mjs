import { readFile } from 'node:fs/promises';

/**
 * Replace code of ts-morph and code-block-writer by code that prints the same in less time.
 *
 * A page has about a hundred members, and for each of them ts-morph looks up printers, creates writers and writes a dozen
 * short texts: unchanged, this takes a third of the time in which a client is emitted.
 *
 * @type {import('esbuild').Plugin}
 */
export const changePackages = {
  name: 'change-packages',
  setup(build) {
    for (const { file, changes } of changed) {
      build.onLoad({ filter: file }, async ({ path }) => {
        let contents = await readFile(path, 'utf8');
        for (const [code, replacement] of changes) {
          // A new version of the package may differ.
          if (contents.search(code) === -1) throw new Error(`${path} contains nothing that matches ${code}.`);
          contents = contents.replace(code, replacement);
        }
        return { contents };
      });
    }
  },
};

/** @type {readonly { file: RegExp, changes: readonly (readonly [code: RegExp, replacement: string])[] }[]} */
const changed = [
  {
    file: /code-block-writer.(?:esm|script).mod\.js$/,
    changes: [
      // Fields are defined one by one. In a class that nothing extends, an assignment does the same.
      [
        /Object\.defineProperty\(this, "(?<name>\w+)", \{\s+enumerable: true,\s+configurable: true,\s+writable: true,\s+value: (?<value>.+)\s+\}\);/g,
        'this.$<name> = $<value>;',
      ],
      // Each character is looked up in a set. A table of ASCII is quicker, and most texts have none of these characters.
      [
        /const isCharToHandle = new Set\((?<codes>\[[^\]]+\])\);/,
        `const handled = new Uint8Array(128);
for (const code of $<codes>) handled[code] = 1;
const isCharToHandle = { has: (code) => code < 128 && handled[code] === 1 };
const anyToHandle = new RegExp("[" + $<codes>.map((code) => "\\\\x" + code.toString(16).padStart(2, "0")).join("") + "]");`,
      ],
      [/(?<=_updateInternalState\(str\) \{)/, 'if (!anyToHandle.test(str)) return;'],
      // Most texts have one line.
      [
        /const items = text\.split\(CodeBlockWriter\._newLineRegEx\);/,
        'if (!text.includes("\\n")) return writeIndividual(this, text);\n$&',
      ],
      [/return Array\(numberSpaces \+ 1\)\.join\(" "\);/, 'return " ".repeat(numberSpaces);'],
    ],
  },
  {
    file: /ts-morph.dist.ts-morph\.js$/,
    changes: [
      // A new writer returns a text of one line unchanged.
      [
        /(?<=\bgetText\(writer, textOrWriterFunc\) \{)/,
        'if (typeof textOrWriterFunc === "string" && !textOrWriterFunc.includes("\\n")) return textOrWriterFunc;',
      ],
      // Write each line of a comment at once.
      [
        /writer\.write\(` \*`\);\s+if \(lines\[i\]\.length > 0\)\s+writer\.write\(` \$\{lines\[i\]\}`\);/,
        'writer.write(lines[i].length > 0 ? " * " + lines[i] : " *");',
      ],
    ],
  },
  {
    file: /@ts-morph.common.dist.ts-morph-common\.js$/,
    changes: [
      // The texts of lib.d.ts, which only a compiler needs.
      [/^const libFiles = \[[\s\S]*?^ *\}\];$/m, 'const libFiles = [];'],
      // Printers are cached by their options as JSON. Most have no options, or one word.
      [
        /(?<=function getNewFunction\(originalFunction\) \{)/,
        `const kept = Symbol();
    return function (...options) {
        const values = this[kept] ??= new Map();
        const key = options.length === 1 && typeof options[0] === "string" ? options[0] : options.length && JSON.stringify(options);
        if (!values.has(key)) values.set(key, originalFunction.apply(this, options));
        return values.get(key);
    };`,
      ],
    ],
  },
];
