// @ts-check

/**
 * Puts one visit with `count` notes into a profile's database, as rows of the store's own shape: the fast way to a
 * large database. The panel is opened once before, so that the database and the campaign exist.
 * @param {import('../test/e2e/harness/browser.ts').Session} session
 * @param {number} count
 */
export async function seedNotes(session, count) {
  const page = await session.openPanelAsTab();
  await page.locator('footer .btn.main').first().click();
  await page.locator('#unit').fill('青石镇河东社区');
  await page.keyboard.press('Enter');
  await page.locator('.foot textarea').waitFor();
  await page.waitForTimeout(300);
  await page.evaluate(async (many) => {
    /** @type {IDBDatabase} */
    const database = await new Promise((resolve, reject) => {
      const opening = indexedDB.open('xunji');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    /** @type {{ id: string, kind: string, counts?: Record<string, number> }[]} */
    const rows = await new Promise((resolve, reject) => {
      const all = database.transaction('records').objectStore('records').getAll();
      all.onsuccess = () => resolve(all.result);
      all.onerror = () => reject(all.error);
    });
    const parent = rows.find((row) => row.kind === 'visit');
    if (!parent) throw new Error('no visit to put notes under');
    const visit = parent.id;
    const transaction = database.transaction(['records', 'changes'], 'readwrite');
    // As lib/store/counts.ts keeps it.
    const counts = { ...parent.counts, note: (parent.counts?.note ?? 0) + many };
    transaction.objectStore('records').put({ ...parent, counts });
    const begun = Date.now() - many * 1000;
    for (let at = 0; at < many; at++) {
      const millis = begun + at * 1000;
      const hex = millis.toString(16).padStart(12, '0');
      const serial = at.toString(16).padStart(12, '0');
      const id = `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-${serial}`;
      const change = serial.padStart(64, 'a');
      const text = `第${at}条：问题清单写着加强学习、改进作风，没有数量、时限和责任人。`;
      const moment = { device: millis, offset: 480, zone: 'Asia/Shanghai' };
      const body = { text, how: 'check', source: 'public', at: moment };
      transaction.objectStore('records').put({
        id,
        kind: 'note',
        parent: visit,
        shelf: 'live',
        month: '2023-11',
        body,
        heads: { text: [change], how: [change], source: [change], at: [change] },
        conflicts: [],
      });
      const author = '018a60ec-1800-7d2e-9b41-5f0c6a7e2301.0';
      transaction.objectStore('changes').put({
        id: change,
        rec: id,
        parent: visit,
        kind: 'note',
        field: '*',
        value: body,
        sup: [],
        hlc: `${hex}-0000`,
        author,
      });
    }
    await new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(null);
      transaction.onerror = () => reject(transaction.error);
    });
    database.close();
  }, count);
  await page.close();
}
