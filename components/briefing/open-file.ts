/**
 * Opens a file in a tab of its own, to be read and printed there: nothing leaves the device.
 * @returns whether the browser let it
 */
export function openFile(file: Blob): boolean {
  const address = URL.createObjectURL(file);
  const tab = open(address, '_blank');
  // The tab reads the blob while it loads; printing and saving go on from its own copy.
  setTimeout(() => URL.revokeObjectURL(address), 600_000);
  return tab !== null;
}
