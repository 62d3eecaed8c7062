import type { Diagnostic } from '../model/diagnostic.js';
import type { SourceRange } from '../model/source-range.js';
import { type Code, codes } from './codes.js';
import { toPrintable } from './to-printable.js';

/** `'name' | 'url'` of `'The URL {url} has no {name}.'` */
type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

type ParameterNames<C extends Code> = Placeholders<(typeof codes)[C]['message'] | (typeof codes)[C]['help']>;

/** The parameters of a code, by the placeholders of its message and help. */
export type CodeParameters<C extends Code> = { readonly [Name in ParameterNames<C>]: string | number };

/** Reports a diagnostic. Phases report problems only this way: they do not throw or print. */
export type Report = <C extends Code>(code: C, range: SourceRange, parameters: CodeParameters<C>) => void;

/** A report that adds to `diagnostics`. */
export function collectDiagnostics(diagnostics: Diagnostic<Code>[]): Report {
  return (code, range, parameters) => {
    const { severity, message, help } = codes[code];
    diagnostics.push({ code, severity, message: fill(message, parameters), help: fill(help, parameters), range });
  };
}

const longestParameter = 200;

function fill(text: string, parameters: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => shorten(String(parameters[name] ?? '')));
}

/** Shorten quoted text of a page to one line of printable characters. */
function shorten(text: string): string {
  const printable = toPrintable(text);
  return printable.length <= longestParameter ? printable : `${printable.slice(0, longestParameter)}…`;
}
