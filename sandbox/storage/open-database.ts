/** The part of libsql that is used. */
export interface Database {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
}

interface Statement {
  run(...values: readonly (string | number)[]): unknown;
  all(...values: readonly (string | number)[]): readonly unknown[];
}

/** Open or create a database. Throws a `TypeError` when libsql is not installed. */
export async function openDatabase(file: string): Promise<Database> {
  const name = 'libsql';
  const loaded: Promise<{ default: new (path: string) => Database }> = import(name);
  const { default: Libsql } = await loaded.catch((cause: unknown) => {
    throw new TypeError('A data file requires the package libsql. Install it: npm install --save-dev libsql', {
      cause,
    });
  });
  return new Libsql(file);
}
