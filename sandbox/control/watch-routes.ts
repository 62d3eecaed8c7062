import type { Routes } from '../business/route.js';
import type { ExchangeObserver } from '../exchanges/observe-exchanges.js';
import { refuse } from '../protocol/refuse.js';
import type { LiveFeed } from './live-feed.js';
import { answerFile } from './page-files.js';

/** What there is to see while a sandbox runs. */
export interface Watched {
  readonly feed: LiveFeed;
  readonly observer: ExchangeObserver;
}

/** The page at `/` with its files, and what it reads. */
export function watchRoutes({ feed, observer }: Watched): Routes {
  return {
    'GET /': () => answerFile('page.html'),
    'GET /_sandbox/page/page.js': () => answerFile('page.js'),
    'GET /_sandbox/page/page.css': () => answerFile('page.css'),
    'GET /_sandbox/page/icon.svg': () => answerFile('icon.svg'),
    'GET /_sandbox/events': () => feed.follow(),
    'GET /_sandbox/exchanges': () => ({ json: { exchanges: observer.list() }, fault: 'unsigned' }),
    'GET /_sandbox/exchanges/{id}': ({ parameters: { id = '' } }) => {
      const exchange = observer.inspect(id);
      return exchange
        ? { json: exchange, fault: 'unsigned' }
        : refuse(404, 'SANDBOX_ERROR', `the exchange ${id} is not known, or was forgotten`);
    },
  };
}
