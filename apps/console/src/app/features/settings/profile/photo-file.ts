import { PHOTO_MAX_BYTES, PHOTO_TYPES } from '@covibe/contracts';

/** Why a file cannot be a photo, as far as can be told without opening it; the server opens it. */
export function photoFault({ type, size }: Pick<File, 'type' | 'size'>): string | null {
  const types: readonly string[] = PHOTO_TYPES;
  if (!types.includes(type)) return 'Choose a PNG, JPEG or WebP picture.';
  return size > PHOTO_MAX_BYTES ? 'This picture is larger than 2 MB. Choose a smaller one.' : null;
}

/** The picture as an address of its own: the page's policy lets no other kind be shown. */
export function previewOf(file: Blob): Promise<string> {
  return new Promise((settle, fail) => {
    const reader = new FileReader();
    reader.onload = () => settle(reader.result as string);
    reader.onerror = () => fail(reader.error ?? new Error('The file cannot be read'));
    reader.readAsDataURL(file);
  });
}
