import type { Dialect, Place } from './dialect.js';

/** Where a dialect looks for operations: `a heading whose id is get or post; a paragraph that matches ^(?<method>…`. */
export function describePlaces({ operations }: Dialect): string {
  const first = operations.opens.flatMap((alternative) => ('in' in alternative ? alternative : (alternative[0] ?? [])));
  return first.map(describePlace).join('; ');
}

function describePlace(place: Place): string {
  switch (place.in) {
    case 'heading-id':
      return `a heading whose id is one of ${Object.keys(place.methods).join(', ')}`;
    case 'table':
    case 'pairs':
      return `a table with ${[...place.method, ...place.url].join(', ')}`;
    case 'sidecar':
      return `an operation of ${place.file}`;
    case 'path':
      return `a page path that matches ${place.match}`;
    case 'front-matter':
      return `front matter whose ${place.key} matches ${place.match}`;
    case 'code':
      return `code that matches ${place.match}`;
    default:
      return `a ${place.in} that matches ${place.match}`;
  }
}
