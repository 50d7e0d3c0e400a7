// @ts-check

/**
 * Puts records into a profile's database as rows of the store's own shape, each with its change: the fast way to what
 * would take many presses. A record that is there already gets the new fields on top. The page must have been opened
 * before, so that the database exists; it sees the rows after it is loaded again.
 * @param {import('playwright-core').Page} page
 * @param {readonly { id: string, kind: string, parent?: string, body: Record<string, unknown> }[]} records
 */
export async function plantRows(page, records) {
  await page.evaluate(async (planted) => {
    /** @type {IDBDatabase} */
    const database = await new Promise((resolve, reject) => {
      const opening = indexedDB.open('xunji');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const transaction = database.transaction(['records', 'changes'], 'readwrite');
    const rows = transaction.objectStore('records');
    for (const { id, kind, parent = '', body } of planted) {
      const change = crypto.randomUUID().replaceAll('-', '').padStart(64, 'b');
      /** @type {any} */
      const before = await new Promise((resolve) => {
        const reading = rows.get(id);
        reading.onsuccess = () => resolve(reading.result);
      });
      const empty = { id, kind, parent, shelf: 'live', month: '2023-11', body: {}, heads: {}, conflicts: [] };
      const row = before ?? empty;
      const heads = Object.fromEntries(Object.keys(body).map((field) => [field, [change]]));
      rows.put({ ...row, body: { ...row.body, ...body }, heads: { ...row.heads, ...heads } });
      const hlc = `${Date.now().toString(16).padStart(12, '0')}-0000`;
      const author = '018a60ec-1800-7d2e-9b41-5f0c6a7e2301.0';
      const log = transaction.objectStore('changes');
      log.put({ id: change, rec: id, parent: row.parent, kind, field: '*', value: body, sup: [], hlc, author });
    }
    await new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(null);
      transaction.onerror = () => reject(transaction.error);
    });
    database.close();
  }, records);
}
