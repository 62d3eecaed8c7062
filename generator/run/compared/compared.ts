import type { Console } from '../../commands/console.js';
import type { Settings } from '../../config/settings.js';
import type { ApiSchema } from '../../model/schema.js';

/** One of the two things to compare. */
export interface Compared {
  readonly schema: ApiSchema;
  /** Whether an operation was left out because its page has an error, so that it seems to be gone. */
  readonly isPartial: boolean;
}

export interface ReadingContext {
  readonly settings: Settings;
  readonly console: Console;
}
