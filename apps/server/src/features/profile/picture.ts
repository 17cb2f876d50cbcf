import type { Sharp, SharpOptions } from 'sharp';
import { BrokenPicture } from './profile.errors.js';

const EDGE = 512;
/** What a picture may unfold to; read from its header, before anything is decoded. */
const MOST_PIXELS = 25_000_000;

type Draw = (bytes: Buffer, options: SharpOptions) => Sharp;

let drawing: Promise<Draw> | undefined;

/** Loaded with the first photo: most processes never draw one, and the library takes 20 MB. */
function drawn(): Promise<Draw> {
  drawing ??= import('sharp').then(({ default: sharp }) => {
    // Every picture is another one, so remembered pixels would only cost memory: 400 MB after ten.
    sharp.cache(false);
    return sharp;
  });
  return drawing;
}

type PictureType = 'png' | 'jpeg' | 'webp';

/** What the bytes are, whatever the request calls them. */
function pictureType(bytes: Buffer): PictureType | undefined {
  if (bytes.subarray(0, 8).equals(PNG)) return 'png';
  if (bytes.subarray(0, 3).equals(JPEG)) return 'jpeg';
  const riff = bytes.toString('latin1', 0, 4) === 'RIFF';
  return riff && bytes.toString('latin1', 8, 12) === 'WEBP' ? 'webp' : undefined;
}

/**
 * A new picture made from the pixels of the given one: upright, square, small, and without whatever
 * else the file carried (place, camera, thumbnails, bytes behind its end).
 */
export async function redrawn(bytes: Buffer): Promise<Buffer> {
  if (!pictureType(bytes)) throw new BrokenPicture();
  const sharp = await drawn();
  try {
    return await sharp(bytes, { limitInputPixels: MOST_PIXELS, sequentialRead: true })
      .autoOrient()
      .resize(EDGE, EDGE, { fit: 'cover', withoutEnlargement: false })
      .webp({ quality: 82 })
      .toBuffer();
  } catch {
    throw new BrokenPicture();
  }
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);
