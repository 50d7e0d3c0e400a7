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
  const { width, height } = scaled(picture);
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  // JPEG has no transparency: what is clear in the picture becomes paper, not black.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.drawImage(picture, 0, 0, width, height);
  picture.close();
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
  // Its pixels go at once: of hundreds of photos they would lie in memory until it runs short.
  canvas.width = canvas.height = 0;
  return { jpeg: new Uint8Array(await blob.arrayBuffer()), width, height };
}

/**
 * How large a photo is once it is scaled down, without drawing and packing it.
 * @throws when the bytes are not a picture that the browser can read
 */
export async function measurePhoto(file: Blob): Promise<Pick<ScaledPhoto, 'width' | 'height'>> {
  const picture = await createImageBitmap(file);
  const size = scaled(picture);
  picture.close();
  return size;
}

function scaled({ width, height }: ImageBitmap): Pick<ScaledPhoto, 'width' | 'height'> {
  const scale = Math.min(1, LONGEST / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
