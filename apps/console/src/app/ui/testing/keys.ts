/** Presses a key on an element as a person would: it bubbles and may be refused. */
export function press(on: Element, key: string, init: KeyboardEventInit = {}): void {
  on.dispatchEvent(
    new KeyboardEvent('keydown', {
      key,
      bubbles: true,
      cancelable: true,
      keyCode: codes[key],
      ...init,
    }),
  );
}

/** The CDK still reads `keyCode`. */
const codes: Record<string, number> = {
  Enter: 13,
  Escape: 27,
  ' ': 32,
  End: 35,
  Home: 36,
  ArrowLeft: 37,
  ArrowUp: 38,
  ArrowRight: 39,
  ArrowDown: 40,
};
