import type { Api } from '../model/api.js';
import type { Page } from '../model/schema.js';
import type { Reference } from './document.js';
import type { SchemaSpace } from './schema-space.js';

/** What an operation is built with besides itself. */
export interface OperationContext {
  readonly page: Page;
  /** See `callFoldersOf`. */
  readonly callFolders: readonly string[];
  /** Unique in the document. */
  readonly id: string;
  readonly tag: string;
  /** References to the parameters that every call has. */
  readonly shared: readonly Reference[];
  readonly space: SchemaSpace;
  readonly facts: Api;
}
