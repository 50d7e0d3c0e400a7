/** A page of the desk whose records are still being read. */
export function PageLoading({ words }: { words: string }) {
  return (
    <main class="empty" aria-busy="true">
      <p role="status">{words}</p>
    </main>
  );
}
