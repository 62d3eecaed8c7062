import type { ServerResponse } from 'node:http';
import type { Update } from './live-feed.js';

/** Somebody who follows what happens. */
export interface FeedReader {
  /** Send changes. A reader who is slow misses them, and gets all at once when there is room again; nothing piles up. */
  tell(changes: Update): void;
  /** Send a line that means nothing, so that a reader who is gone is noticed. */
  beat(): void;
  end(): void;
}

/** Begin to write events to a response: first all that there is. */
export function createFeedReader(response: ServerResponse, takeAll: () => Update): FeedReader {
  let [isFull, hasMissed] = [false, false];
  const write = (event: string, update: Update) => {
    isFull = !response.write(toEvent(event, update));
  };
  response.on('drain', () => {
    isFull = false;
    if (hasMissed) write('state', takeAll());
    hasMissed = false;
  });
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  write('state', takeAll());
  return {
    tell: (changes) => {
      if (isFull) hasMissed = true;
      else write('changes', changes);
    },
    beat: () => void (isFull || response.write(':\n\n')),
    end: () => void response.end(),
  };
}

/** JSON has no line breaks of its own. */
function toEvent(event: string, update: Update): string {
  return `retry: 1000\nevent: ${event}\ndata: ${JSON.stringify(update)}\n\n`;
}
