/** Files that a person chose, dropped or pasted. */
export function useFiles(take: (files: readonly File[]) => void) {
  const some = (list: FileList | null | undefined) => {
    const files = [...(list ?? [])];
    if (files.length > 0) take(files);
    return files.length > 0;
  };
  return {
    onChoose: (event: { currentTarget: HTMLInputElement }) => {
      some(event.currentTarget.files);
      // So that the same file can be chosen again.
      event.currentTarget.value = '';
    },
    onPaste: (event: ClipboardEvent) => {
      if (some(event.clipboardData?.files)) event.preventDefault();
    },
    drop: {
      onDragOver: (event: DragEvent) => {
        if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
      },
      onDrop: (event: DragEvent) => {
        if (some(event.dataTransfer?.files)) event.preventDefault();
      },
    },
  };
}
