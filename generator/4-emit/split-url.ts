import { trimEnd } from '../model/trim-end.js';
import { isReserved, toFile } from './page-file.js';

/** In bytes. */
const longestSegment = 150;

/** What cannot stand in the name of a file on every system, or in the specifier of an import. */
const unfit = /[\\:*?"'`<>|#%\s\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]+/gu;

/** Names that Windows keeps for devices. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/**
 * The folders and the name of the file for a URL. What a query or fragment fixes is the last segment. `notifications` tells
 * whether the client takes any.
 *
 *     /v1/loans/{loan}               →   v1, loans, {loan}
 *     /v1/loans:renew                →   v1, loans-renew
 *     /?Action=ListBooks             →   ListBooks
 *     /api.php?a=list&loan={loan}    →   api.php, list
 */
export function splitUrl(url: string, notifications: boolean): string[] {
  const [, path = '', query = '', fragment = ''] = /^([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(url) ?? [];
  const segments = [...path.split('/'), nameQuery(query), fragment.replaceAll('/', '-')]
    .map(toSegment)
    .filter((segment) => segment !== '');
  if (segments.length === 0) return ['root'];
  const last = segments.length - 1;
  const isTaken = isReserved(toFile(segments), notifications);
  return segments.map((segment, index) => {
    // A folder that ends as a file does could lie where the file of another URL does.
    const isLikeFile = index < last && /\.ts$/i.test(segment);
    return isLikeFile || (isTaken && index === 0) ? `${segment}_` : segment;
  });
}

/** The fixed values of a query, words before numbers and dates; the names of its parameters where nothing is fixed. */
function nameQuery(query: string): string {
  const pairs = query.split('&').map((pair) => pair.split('='));
  const fixed = pairs.flatMap(([, value = '']) => (/^[^{]+$/.test(value) ? [value] : []));
  const words = fixed.filter((value) => /^\p{L}/u.test(value));
  const names = pairs.flatMap(([name = '']) => (name === '' ? [] : [name]));
  return (
    [words, fixed, names]
      .find(({ length }) => length > 0)
      ?.join('-')
      .replaceAll('/', '-') ?? ''
  );
}

function toSegment(text: string): string {
  const dashed = text.replace(unfit, '-');
  const fit = trimEnd(dashed.replace(/^-+/, ''), '-') || dashed.slice(0, 1);
  const whole = cut(fit);
  const ended = trimEnd(whole, '.').padEnd(whole.length, '_');
  return ended.replace(device, '$&_');
}

/** A text that is too long, up to the last character that fits. */
function cut(text: string): string {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= longestSegment) return text;
  return new TextDecoder().decode(bytes.slice(0, longestSegment)).replace(/\uFFFD$/, '');
}
