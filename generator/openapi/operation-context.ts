import type { Api } from '../model/api.js';
import type { Page } from '../model/schema.js';
import type { SchemaSpace } from './schema-space.js';

/** What an operation is built with besides itself. */
export interface OperationContext {
  readonly page: Page;
  /** Unique in the document. */
  readonly id: string;
  readonly space: SchemaSpace;
  readonly facts: Api;
}
