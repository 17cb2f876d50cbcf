import { readFileSync } from 'node:fs';

/** The kernel counts processor time in hundredths of a second on every Linux. */
const TICK_MS = 10;

/** Processor time that a process has used so far, where the system tells (Linux). */
export function processorMillis(pid: number): number {
  const stat = readIfThere(`/proc/${pid}/stat`);
  // The name in brackets may hold anything; what follows its end are plain numbers.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** The same for a process of one thread, exact to what single statements take (Linux). */
export function exactProcessorMillis(pid: number): number {
  return Number.parseInt(readIfThere(`/proc/${pid}/schedstat`), 10) / 1e6;
}

/** Memory that a process holds, in megabytes, where the system tells (Linux). */
export function residentMegabytes(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readIfThere(`/proc/${pid}/status`))?.[1]) / 1024;
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
