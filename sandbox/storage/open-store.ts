import type { Tables } from '../business/tables.js';
import { createNonceStore, type NonceStore } from './nonce-store.js';
import { openDatabase } from './open-database.js';

/** A stored record or notification. */
export interface Entry {
  readonly kind: keyof Tables | 'notifications';
  readonly number: string;
  /** `undefined` to delete it. */
  readonly value: object | undefined;
}

/** The storage of a sandbox between runs. */
export interface Store {
  /** The stored entries in insertion order. */
  readonly entries: readonly Entry[];
  /** Store entries in one transaction; once it returns, they survive a killed process. */
  write(entries: readonly Entry[]): void;
  readonly nonces: NonceStore;
  close(): void;
}

interface Row {
  readonly kind: Entry['kind'];
  readonly number: string;
  readonly value: string;
}

/** Open or create the database of a sandbox. */
export async function openStore(file: string): Promise<Store> {
  const database = await openDatabase(file);
  // Writes reach the operating system before a transaction returns, so they survive a killed process.
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
    nonces: createNonceStore(database),
    close: () => database.close(),
  };
}
