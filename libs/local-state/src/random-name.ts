const DIGITS = 36;

/**
 * A name nobody else takes: files are made only where there is none of that name, and in folders of the
 * owner's, so it has to be rare and not secret. The module for secrets takes a hook longer to load than
 * all else it does.
 */
export function randomName(): string {
  const chance = [Math.random(), Math.random()].map((part) => part.toString(DIGITS).slice(2));
  return [process.pid.toString(DIGITS), ...chance].join('');
}
