import type { Words } from '../messages/words.js';
import { describeNotices } from '../model/describe-notices.js';
import type { Operation } from '../model/schema.js';
import { joinLines } from '../model/trim-end.js';
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

interface ChainWords extends Pick<CallWords, 'title' | 'summary' | 'call' | 'deprecated'> {
  /** The first one; '' for none. */
  readonly link: string;
  /** Whether there is more to say than fits a line. */
  readonly more: boolean;
}

const operationTemplate = loadTemplate<CallWords>('comment-operation');
const chainTemplate = loadTemplate<ChainWords>('comment-chain');

/** What a comment has besides the words of its page. */
interface CommentParts {
  /** The code to show, '' for none. */
  readonly example: string;
  readonly words: Words;
}

/** The doc comment of an operation's function. */
export function commentOperation(operation: Operation, { example, words: { notices } }: CommentParts): string {
  const { remarks } = describeNotices(operation.notices, notices);
  const words = { ...wordOperation(operation, notices), remarks };
  const links = listLinks(operation);
  return operationTemplate({ ...words, links, example: toCommentCode(example) }).trim();
}

/** The short doc comment of a method of the chain. */
export function commentChain(operation: Operation, { notices }: Words): string {
  const words = wordOperation(operation, notices);
  const summary = joinLines(words.summary);
  const [link = ''] = listLinks(operation);
  const more = `${summary}${link}${words.deprecated}` !== '';
  return chainTemplate({ ...words, summary, link, more }).trim();
}

function wordOperation(operation: Operation, notices: Words['notices']) {
  const summary = toCommentText(operation.summary);
  const title = toCommentLine(operation.title) || toCommentLine(operation.source.file);
  const { deprecated } = describeNotices(operation.notices, notices);
  return { title, summary: summary === title ? '' : summary, call: describeCall(operation), deprecated };
}

function listLinks({ links }: Operation): string[] {
  return links.filter(isWebAddress).map(toLink);
}

/** `POST /v3/payroll-card/tokens`; empty for a notification, which is not called. */
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
