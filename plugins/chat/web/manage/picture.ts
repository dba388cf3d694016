/** The sizes in which the pictures of a group are kept, in pixels. */
export const sizes = { icon: { width: 256, height: 256 }, banner: { width: 960, height: 320 } } as const;

export type PictureName = keyof typeof sizes;

interface Size {
  width: number;
  height: number;
}

const mostBytes = 262_144;
const qualities = [0.9, 0.8, 0.65, 0.5, 0.35];

/** The middle part of a picture that has the proportions of a size. */
export function middleOf(picture: Size, { width, height }: Size): { x: number; y: number; width: number; height: number } {
  const scale = Math.min(picture.width / width, picture.height / height);
  const part = { width: width * scale, height: height * scale };
  return { x: (picture.width - part.width) / 2, y: (picture.height - part.height) / 2, ...part };
}

/**
 * Makes a file of any size and any type that the browser reads small enough for the server.
 *
 * @returns a `data:` address; null if the browser reads no picture in the file
 */
export async function resized(file: Blob, name: PictureName): Promise<string | null> {
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (!bitmap) return null;
  const canvas = document.createElement('canvas');
  Object.assign(canvas, sizes[name]);
  const context = canvas.getContext('2d');
  if (!context) return null;
  const { x, y, width, height } = middleOf(bitmap, canvas);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, x, y, width, height, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return smallest((type, quality) => canvas.toDataURL(type, quality));
}

/** PNG if that fits, because it loses nothing, else the best WebP that fits. A browser without WebP gives PNG whatever is asked. */
function smallest(encode: (type: string, quality?: number) => string): string | null {
  const plain = encode('image/png');
  if (bytesOf(plain) <= mostBytes) return plain;
  for (const quality of qualities) {
    const webp = encode('image/webp', quality);
    if (bytesOf(webp) <= mostBytes) return webp;
  }
  const last = encode('image/jpeg', 0.6);
  return bytesOf(last) <= mostBytes ? last : null;
}

/** The content of a `data:` address in base64. */
export const contentOf = (address: string): string => address.slice(address.indexOf(',') + 1);

const bytesOf = (address: string): number => (contentOf(address).length * 3) / 4;
