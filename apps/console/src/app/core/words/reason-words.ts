/** A reason why work is alike as a line of its own: on the wire it is a part of a sentence. */
export function asSentence(reason: string): string {
  return reason.charAt(0).toUpperCase() + reason.slice(1);
}
