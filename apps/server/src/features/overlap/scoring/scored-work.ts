/** What is known of one piece of work when it is compared with another. */
export interface ScoredWork {
  readonly id: string;
  readonly title: string;
  readonly description: string | null;
  readonly scope: string | null;
  readonly action: WorkAction | null;
  readonly component: string | null;
  readonly repo: string | null;
  readonly branch: string | null;
  /** Declared; relative to the repository. */
  readonly paths: readonly string[];
  /** Seen to have been edited by its sessions. */
  readonly touchedPaths?: readonly string[];
  /** When it was created, or is being checked. */
  readonly at: Date;
}

export type WorkAction = 'create' | 'modify' | 'remove' | 'fix' | 'audit';

/** In how many of a workspace's items a term occurs; of terms nobody counted, in none. */
export interface Statistics {
  readonly items: number;
  itemsWith(term: number): number;
}

export type Divergence = 'component' | 'action';

/** What comparing two pieces of work says. */
export interface Scored {
  /** 0..1, calibrated: of pairs that get 0.8, about eight in ten are the same work. */
  readonly probability: number;
  /** Each similarity by its name, 0..1 unless its name says otherwise; kept with a warning. */
  readonly signals: Readonly<Record<string, number>>;
  /** In words for people and agents, the strongest first; each comes from one of the signals. */
  readonly reasons: readonly string[];
  readonly divergent: Divergence | null;
  /** One of the two says too little for a likeness to mean anything. */
  readonly lowInformation: boolean;
}
