/** A fault whose message is the whole story: shown without a stack. */
export class PlainFault extends Error {
  plain = true;
}
