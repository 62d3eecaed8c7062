import type { Tables } from '../business/tables.js';
import { type KeptNonces, keepNonces } from './keep-nonces.js';
import { openDatabase } from './open-database.js';

/** One thing that is kept, by kind and number. */
export interface Entry {
  readonly kind: keyof Tables | 'notifications';
  readonly number: string;
  /** `undefined` to keep it no more. */
  readonly value: object | undefined;
}

/** What a sandbox remembers from one start to the next. */
export interface Store {
  /** All that was kept, in the order in which it first was. */
  readonly entries: readonly Entry[];
  /** Keep these together; once this returns, killing the process loses none of them. */
  write(entries: readonly Entry[]): void;
  readonly nonces: KeptNonces;
  close(): void;
}

interface Row {
  readonly kind: Entry['kind'];
  readonly number: string;
  readonly value: string;
}

/** Open the database of a sandbox, or make it. */
export async function openStore(file: string): Promise<Store> {
  const database = await openDatabase(file);
  // Writes reach the system before a transaction returns, so that a killed process loses nothing.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
  database.exec(`CREATE TABLE IF NOT EXISTS entries (
    place INTEGER PRIMARY KEY, kind TEXT NOT NULL, number TEXT NOT NULL, value TEXT NOT NULL, UNIQUE (kind, number)
  )`);
  const keep = database.prepare(
    'INSERT INTO entries (kind, number, value) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  );
  const forget = database.prepare('DELETE FROM entries WHERE kind = ? AND number = ?');
  const rows = database.prepare('SELECT kind, number, value FROM entries ORDER BY place').all() as readonly Row[];
  return {
    entries: rows.map(({ kind, number, value }) => ({ kind, number, value: JSON.parse(value) })),
    write: (entries) => {
      database.exec('BEGIN');
      for (const { kind, number, value } of entries)
        if (value === undefined) forget.run(kind, number);
        else keep.run(kind, number, JSON.stringify(value));
      database.exec('COMMIT');
    },
    nonces: keepNonces(database),
    close: () => database.close(),
  };
}
