import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const SEALED = /^v1\.([\w-]+)$/;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts and authenticates what a cookie carries (AES-256-GCM). Each purpose has a key of its own,
 * so that a sealed value of one kind is never taken for another.
 */
export class CookieSeal<Content> {
  private readonly key: Buffer;

  constructor(password: string, purpose: string) {
    this.key = Buffer.from(hkdfSync('sha256', password, 'covibe cookie seal', purpose, 32));
  }

  seal(content: Content): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key, iv);
    const sealed = Buffer.concat([cipher.update(JSON.stringify(content), 'utf8'), cipher.final()]);
    return `v1.${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')}`;
  }

  /** Undefined for whatever was not sealed here: changed, cut, foreign or from another password. */
  open(text: string): Content | undefined {
    const body = SEALED.exec(text)?.[1] ?? '';
    const bytes = Buffer.from(body, 'base64url');
    // Several texts decode to the same bytes; only the one we wrote counts.
    if (bytes.length <= IV_BYTES + TAG_BYTES || bytes.toString('base64url') !== body) {
      return undefined;
    }
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.key, bytes.subarray(0, IV_BYTES));
      decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      const opened = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES));
      return JSON.parse(Buffer.concat([opened, decipher.final()]).toString('utf8')) as Content;
    } catch {
      return undefined;
    }
  }
}
