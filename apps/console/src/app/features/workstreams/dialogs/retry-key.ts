/**
 * The word by which the server knows a repeated request: the same as long as the same is asked, so
 * that a send after a broken connection does not plan the work twice.
 */
export class RetryKey {
  private body = '';
  private key = '';

  for(request: unknown): string {
    const body = JSON.stringify(request);
    if (body !== this.body) {
      this.body = body;
      this.key = [...crypto.getRandomValues(new Uint8Array(16))]
        .map((byte) => byte.toString(16).padStart(2, '0'))
        .join('');
    }
    return this.key;
  }
}
