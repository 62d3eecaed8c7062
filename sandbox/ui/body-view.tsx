import type { SealedMember, ShownBody } from '../exchanges/exchange.js';
import { CopyButton } from './copy-button.js';
import { formatSize } from './format.js';
import { Json, Plain } from './json.js';
import { text } from './texts.js';

interface Content {
  readonly body: ShownBody;
  readonly sealed: readonly SealedMember[];
}

/** A body: a text, a file, or the parts of an upload. */
export function BodyView({ body, sealed }: Content) {
  const { size, text: content, sha256, parts } = body;
  if (parts.length > 0) return <Parts body={body} sealed={sealed} />;
  if (size === 0) return <p class="none">{text.value.empty}</p>;
  if (content !== undefined) return <TextView content={content} sealed={sealed} />;
  return (
    <p class="none">
      {text.value.file} · SHA-256 <code>{sha256}</code>
    </p>
  );
}

function Parts({ body: { parts }, sealed }: Content) {
  return parts.map((part) => (
    <div key={part.name}>
      <h4>
        {part.name} {part.fileName} <span class="count">{formatSize(part.size)}</span>
      </h4>
      <BodyView body={part} sealed={sealed} />
    </div>
  ));
}

/** JSON and XML are formatted; the copy button copies the original. */
function TextView({ content, sealed }: Pick<Content, 'sealed'> & { readonly content: string }) {
  const pretty = prettyJson(content);
  return (
    <div class="copied">
      {pretty === undefined ? (
        <Plain text={breakXml(content)} sealed={sealed} />
      ) : (
        <Json text={pretty} sealed={sealed} />
      )}
      <CopyButton content={content} />
    </div>
  );
}

function prettyJson(content: string): string | undefined {
  try {
    return JSON.stringify(JSON.parse(content), undefined, 2);
  } catch {
    return undefined;
  }
}

/** Put each member of `<xml>` on a line of its own. */
function breakXml(content: string): string {
  return content.replace(/^<xml>(?=<)/, '<xml>\n').replace(/<\/[\w-]+>(?=<)/g, '$&\n');
}
