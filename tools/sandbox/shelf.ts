/** The newest `limit` items, found by id or by a key; when full, the oldest item leaves. Reads return oldest first. */
export interface Shelf<T> {
  add(item: T): void;
  remove(id: string): void;
  get(id: string): T | undefined;
  /** Items that carry this key, oldest first. */
  under(key: string): T[];
  /** Keys with the most recently touched first. */
  keys(): string[];
  all(): T[];
  clear(): void;
}

export function createShelf<T extends { readonly id: string }>(limit: number, keysOf: (item: T) => readonly string[]): Shelf<T> {
  const items = new Map<string, T>();
  const index = new Map<string, Map<string, T>>();

  function forget(item: T): void {
    items.delete(item.id);
    for (const key of keysOf(item)) {
      const group = index.get(key);
      group?.delete(item.id);
      if (group?.size === 0) index.delete(key);
    }
  }

  return {
    add(item) {
      items.set(item.id, item);
      for (const key of keysOf(item)) {
        const group = index.get(key) ?? new Map<string, T>();
        group.set(item.id, item);
        // Taken out and put back, so that the map's own order is the order of the last touch.
        index.delete(key);
        index.set(key, group);
      }
      if (items.size > limit) {
        const oldest = items.values().next();
        if (!oldest.done) forget(oldest.value);
      }
    },
    remove(id) {
      const item = items.get(id);
      if (item) forget(item);
    },
    get: (id) => items.get(id),
    under: (key) => [...(index.get(key)?.values() ?? [])],
    keys: () => [...index.keys()].reverse(),
    all: () => [...items.values()],
    clear() {
      items.clear();
      index.clear();
    },
  };
}
