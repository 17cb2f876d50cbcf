import type { MeaningVector } from './meaning-vector.js';

const MOST_KEPT = 4_000;
const KEPT_MS = 600_000;

/** What a text means to a model never changes, and the latest texts are compared again and again. */
export class MeaningMemory {
  private readonly kept = new Map<string, { until: number; vector: MeaningVector }>();

  constructor(private readonly now: () => number = Date.now) {}

  get(workspaceId: string, hash: string): MeaningVector | undefined {
    const entry = this.kept.get(`${workspaceId}/${hash}`);
    return entry && this.now() < entry.until ? entry.vector : undefined;
  }

  keep(workspaceId: string, hash: string, vector: MeaningVector): void {
    const key = `${workspaceId}/${hash}`;
    this.kept.delete(key);
    this.kept.set(key, { until: this.now() + KEPT_MS, vector });
    if (this.kept.size <= MOST_KEPT) return;
    const [oldest = ''] = this.kept.keys();
    this.kept.delete(oldest);
  }
}
