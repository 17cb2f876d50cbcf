import { run } from 'axe-core';

/**
 * Fails with what axe finds in an element. Contrast needs real layout and is checked in the
 * browser suite, in both themes, and so is whether a name holds what is seen, which needs a canvas;
 * `region` is about whole pages.
 */
export async function expectAccessible(element: Element): Promise<void> {
  const { violations } = await run(element, {
    rules: {
      'color-contrast': { enabled: false },
      'label-content-name-mismatch': { enabled: false },
      region: { enabled: false },
    },
  });
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
  ).toEqual([]);
}
