/** Wait until no other process holds the lock, then hold it; returns what releases it. */
export function holdLock(path: string): Promise<() => void>;
