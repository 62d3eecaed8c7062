import { describeNotices } from '../model/describe-notices.js';
import type { Operation } from '../model/schema.js';
import { toCommentCode, toCommentLine, toCommentText } from './comment-text.js';
import { loadTemplate } from './load-template.js';

interface CallWords {
  readonly title: string;
  readonly summary: string;
  readonly call: string;
  readonly remarks: readonly string[];
  readonly example: string;
  readonly links: readonly string[];
  readonly deprecated: string;
}

const operationTemplate = loadTemplate<CallWords>('comment-operation');
const chainTemplate = loadTemplate<Pick<CallWords, 'title' | 'call' | 'deprecated'>>('comment-chain');

/** The doc comment of an operation's function; `example` is the code to show, '' for none. */
export function commentOperation(operation: Operation, example: string): string {
  const { deprecated, remarks } = describeNotices(operation.notices);
  const summary = toCommentText(operation.summary);
  const title = toCommentLine(operation.title) || toCommentLine(operation.source.file);
  const words = {
    title,
    summary: summary === title ? '' : summary,
    call: describeCall(operation),
    deprecated,
    remarks,
  };
  const links = operation.links.filter(isWebAddress).map(toLink);
  return operationTemplate({ ...words, links, example: toCommentCode(example) }).trim();
}

/** The short doc comment of a method of the chain. */
export function commentChain(operation: Operation): string {
  const { deprecated } = describeNotices(operation.notices);
  return chainTemplate({ title: toCommentLine(operation.title), call: describeCall(operation), deprecated }).trim();
}

/** `POST /v3/payroll-card/tokens`; empty for a notification, which nobody calls. */
function describeCall({ kind, method, url }: Operation): string {
  return kind === 'call' ? toCommentLine(`${method} ${url.replaceAll('`', '')}`) : '';
}

function isWebAddress(link: string): boolean {
  return /^https?:\/\//i.test(link) && URL.canParse(link);
}

/** As the browser writes it: blanks and what could end a comment are percent-encoded. */
function toLink(link: string): string {
  return new URL(link).href.replaceAll('*', '%2A').replaceAll('@', '%40').replaceAll('`', '%60');
}
