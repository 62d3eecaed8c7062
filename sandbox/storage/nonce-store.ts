import type { Database } from './open-database.js';

/** Stores nonces beyond the end of the process; times are in seconds. */
export interface NonceStore {
  /** The nonces used since a time, at most `maxCount`. */
  list(since: number, maxCount: number): readonly string[];
  /** Once it returns, the nonce survives a killed process. */
  add(nonce: string, time: number): void;
  /** Delete nonces used before a time. */
  deleteBefore(time: number): void;
}

export function createNonceStore(database: Database): NonceStore {
  database.exec('CREATE TABLE IF NOT EXISTS nonces (nonce TEXT PRIMARY KEY, time INTEGER NOT NULL) WITHOUT ROWID');
  const find = database.prepare('SELECT nonce FROM nonces WHERE time >= ? ORDER BY time DESC LIMIT ?');
  const insert = database.prepare('INSERT OR REPLACE INTO nonces (nonce, time) VALUES (?, ?)');
  const remove = database.prepare('DELETE FROM nonces WHERE time < ?');
  return {
    // The rows are those of the statement above.
    list: (since, maxCount) => (find.all(since, maxCount) as readonly { nonce: string }[]).map(({ nonce }) => nonce),
    add: (nonce, time) => void insert.run(nonce, time),
    deleteBefore: (time) => void remove.run(time),
  };
}
