import { PHOTO_MAX_BYTES } from '@covibe/contracts';
import { photoFault, previewOf } from './photo-file.js';

describe('a file for a photo', () => {
  it.each([
    ['image/png', 10, null],
    ['image/webp', PHOTO_MAX_BYTES, null],
    ['image/jpeg', PHOTO_MAX_BYTES + 1, 'This picture is larger than 2 MB. Choose a smaller one.'],
    ['image/svg+xml', 10, 'Choose a PNG, JPEG or WebP picture.'],
    ['', 10, 'Choose a PNG, JPEG or WebP picture.'],
  ])('of type %j and %d bytes: %j', (type, size, fault) => {
    expect(photoFault({ type, size })).toBe(fault);
  });

  it('is previewed as an address that holds it', async () => {
    expect(await previewOf(new Blob(['x'], { type: 'image/png' }))).toBe(
      'data:image/png;base64,eA==',
    );
  });
});
