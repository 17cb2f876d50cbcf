import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';

/** What a signature vouches for; the field order is part of the format. */
export interface SignedFields {
  version: string;
  sha256: string;
  size: number;
  key_id: string;
}

/** The public half of a signing key, as it ships inside the package. */
export interface ShippedKey {
  key_id: string;
  /** SPKI, base64. */
  public_key: string;
}

export interface SigningKey {
  private: KeyObject;
  shipped: ShippedKey;
}

/** Reads an Ed25519 private key in PEM. */
export function signingKeyFrom(pem: string): SigningKey {
  const key = createPrivateKey(pem);
  if (key.asymmetricKeyType !== 'ed25519') {
    throw new Error(
      `The signing key is ${key.asymmetricKeyType ?? 'unknown'}; it must be Ed25519.`,
    );
  }
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' });
  const key_id = createHash('sha256').update(spki).digest('hex').slice(0, 16);
  return { private: key, shipped: { key_id, public_key: spki.toString('base64') } };
}

/** The bytes that are signed. */
export function signedText({ version, sha256, size, key_id }: SignedFields): Buffer {
  return Buffer.from(JSON.stringify({ version, sha256, size, key_id }));
}

export function signatureOf(fields: SignedFields, key: SigningKey): string {
  return sign(null, signedText(fields), key.private).toString('base64');
}
