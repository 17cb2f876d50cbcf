/** One thing `npm run check` watches over. A gate answers what it found, or nothing when clean. */
export interface Gate {
  readonly name: string;
  inspect(root: string): Promise<string>;
}

export interface Verdict {
  readonly name: string;
  readonly passed: boolean;
  readonly seconds: number;
  readonly output: string;
}

/** Passes every gate, `lanes` at a time in the given order, and reports each as it ends. */
export async function passGates(
  gates: readonly Gate[],
  root: string,
  report: (verdict: Verdict) => void,
  lanes = 2,
): Promise<Verdict[]> {
  const waiting = [...gates];
  const verdicts: Verdict[] = [];
  const lane = async () => {
    for (let gate = waiting.shift(); gate; gate = waiting.shift()) {
      const verdict = await judge(gate, root);
      verdicts.push(verdict);
      report(verdict);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return verdicts;
}

async function judge(gate: Gate, root: string): Promise<Verdict> {
  const started = performance.now();
  // A gate that cannot look is red too.
  const output = await Promise.resolve(root)
    .then((tree) => gate.inspect(tree))
    .catch(String);
  const seconds = (performance.now() - started) / 1000;
  return { name: gate.name, passed: output === '', seconds, output };
}

export function printVerdict({ name, passed, seconds, output }: Verdict): void {
  console.log(`${passed ? '✓' : '✗'} ${name.padEnd(14)} ${seconds.toFixed(1).padStart(5)} s`);
  if (!passed) console.log(`\n${output.trimEnd()}\n`);
}
