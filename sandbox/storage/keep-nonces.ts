import type { Database } from './open-database.js';

/** Stores nonces beyond the end of the process; times are in seconds. */
export interface KeptNonces {
  /** The nonces used since a time, at most `most`. */
  recall(since: number, most: number): readonly string[];
  /** Once it returns, the nonce survives a killed process. */
  keep(nonce: string, time: number): void;
  /** Delete nonces used before a time. */
  forget(before: number): void;
}

export function keepNonces(database: Database): KeptNonces {
  database.exec('CREATE TABLE IF NOT EXISTS nonces (nonce TEXT PRIMARY KEY, time INTEGER NOT NULL) WITHOUT ROWID');
  const find = database.prepare('SELECT nonce FROM nonces WHERE time >= ? ORDER BY time DESC LIMIT ?');
  const keep = database.prepare('INSERT OR REPLACE INTO nonces (nonce, time) VALUES (?, ?)');
  const forget = database.prepare('DELETE FROM nonces WHERE time < ?');
  return {
    // The rows are those of the statement above.
    recall: (since, most) => (find.all(since, most) as readonly { nonce: string }[]).map(({ nonce }) => nonce),
    keep: (nonce, time) => void keep.run(nonce, time),
    forget: (before) => void forget.run(before),
  };
}
