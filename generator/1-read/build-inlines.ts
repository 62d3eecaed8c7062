import type { Inline } from '../model/page-tree.js';
import { appendInline } from './append-inline.js';

/** Builds inlines from text and HTML tags of any source. */
export interface InlineBuilder {
  readonly add: (inline: Inline) => void;
  /** Open a tag of `isWordTag`; `url` is the target of a link. */
  readonly open: (name: string, url?: string) => void;
  readonly close: (name: string) => void;
  /** Start a new line. */
  readonly breakLine: () => void;
  readonly finish: () => Inline[];
}

/** Whether a tag only formats its text; others, such as `<T>` of `List<T>`, may be text themselves. */
export function isWordTag(name: string): boolean {
  return lineTags.has(name) || codeTags.has(name) || plainTags.has(name);
}

const lineTags = new Set(
  'blockquote dd details div dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre section summary ul'.split(' '),
);
const codeTags = new Set(['code', 'kbd', 'samp', 'tt']);
const plainTags = new Set(
  'a abbr b big br center cite del em font i img ins mark nobr s small span strike strong sub sup u'.split(' '),
);

/** The text between a tag and its end. */
interface Capture {
  readonly name: string;
  readonly url?: string;
  readonly text: string;
}

export function createInlineBuilder(): InlineBuilder {
  const inlines: Inline[] = [];
  let capture: Capture | undefined;
  let isLineDue = false;
  const push = (inline: Inline) => {
    if (isLineDue && inline.kind === 'text') inline = { kind: 'text', text: inline.text.trimStart() };
    if (inline.kind === 'text' && inline.text === '') return;
    if (isLineDue && inline.kind !== 'break' && inlines.length > 0 && inlines.at(-1)?.kind !== 'break') {
      trimLast(inlines);
      inlines.push({ kind: 'break' });
    }
    isLineDue = false;
    appendInline(inlines, inline);
  };
  const release = () => {
    if (capture === undefined) return;
    const { url, text } = capture;
    capture = undefined;
    if (url !== undefined) push({ kind: 'link', text, url });
    else if (text !== '') push({ kind: 'code', text });
  };
  const breakLine = () => {
    if (capture === undefined) isLineDue = true;
    else if (!capture.text.endsWith('\n') && capture.text !== '') capture = { ...capture, text: `${capture.text}\n` };
  };
  const add = (inline: Inline) => {
    if (capture === undefined) return push(inline);
    if (inline.kind !== 'link' || capture.url !== undefined) {
      capture = { ...capture, text: capture.text + (inline.kind === 'break' ? '\n' : inline.text) };
      return;
    }
    // If the name of a type in code is a link, it is more useful than the code around it.
    const { name } = capture;
    release();
    push(inline);
    capture = { name, text: '' };
  };
  const open = (name: string, url?: string) => {
    if (lineTags.has(name)) breakLine();
    else if (name === 'br') add({ kind: 'break' });
    else if (name === 'a' && url !== undefined) {
      if (capture?.url === undefined) release();
      if (capture === undefined) capture = { name, url, text: '' };
    } else if (codeTags.has(name) && capture === undefined) capture = { name, text: '' };
  };
  const close = (name: string) => {
    if (lineTags.has(name)) breakLine();
    else if (name === capture?.name) release();
  };
  const finish = () => {
    const { text = '', url } = capture ?? {};
    if (url === undefined && capture !== undefined) {
      capture = undefined;
      push({ kind: 'text', text });
    } else release();
    return inlines;
  };
  return { add, open, close, breakLine, finish };
}

function trimLast(inlines: Inline[]): void {
  const last = inlines.at(-1);
  if (last?.kind === 'text') inlines[inlines.length - 1] = { kind: 'text', text: last.text.trimEnd() };
}
