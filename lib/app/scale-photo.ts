/** The longest side of a photo in a PDF, in pixels: 156 mm at 200 dots an inch. */
const LONGEST = 1228;
const QUALITY = 0.82;

/** A photo, ready for a page. */
export interface ScaledPhoto {
  jpeg: Uint8Array;
  width: number;
  height: number;
}

/**
 * Scales a photo down to what a page shows, as JPEG. Drawing it anew leaves all of its EXIF behind, the place with it.
 * @throws when the bytes are not a picture that the browser can read
 */
export async function scalePhoto(file: Blob): Promise<ScaledPhoto> {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  // JPEG has no transparency: what is clear in the picture becomes paper, not black.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.drawImage(picture, 0, 0, width, height);
  picture.close();
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
  return { jpeg: new Uint8Array(await blob.arrayBuffer()), width, height };
}
