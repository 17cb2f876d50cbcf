const VERSION = /^(\d+)\.(\d+)\.(\d+)(?:-(.+))?$/;

/** Whether a version comes after another, as semantic versions are ordered; unknown words never do. */
export function isNewer(offered: string, installed: string): boolean {
  const [a, b] = [VERSION.exec(offered), VERSION.exec(installed)];
  if (!a || !b) return false;
  for (const part of [1, 2, 3]) {
    const difference = Number(a[part]) - Number(b[part]);
    if (difference !== 0) return difference > 0;
  }
  return comparePrereleases(a[4], b[4]) > 0;
}

/** A release comes after all that led to it; numbers are ordered as numbers, and before words. */
function comparePrereleases(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  const [left, right] = [a.split('.'), b.split('.')];
  for (let place = 0; place < Math.max(left.length, right.length); place += 1) {
    const difference = compareWords(left[place], right[place]);
    if (difference !== 0) return difference;
  }
  return 0;
}

function compareWords(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return Number(b === undefined) - Number(a === undefined);
  const [left, right] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (left && right) return Number(a) - Number(b);
  if (left !== right) return left ? -1 : 1;
  return Number(a > b) - Number(a < b);
}
