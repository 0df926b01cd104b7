import type { Page } from 'playwright-core'

/** All that lies in the browser for this address, as anybody at the machine could read it. */
export function readKept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const records: unknown[] = []
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name ?? ''))
      for (const store of database.objectStoreNames)
        records.push(...(await done(database.transaction(store).objectStore(store).getAll())))
      database.close()
    }
    return JSON.stringify({ local: { ...localStorage }, session: { ...sessionStorage }, records })
  })
}
