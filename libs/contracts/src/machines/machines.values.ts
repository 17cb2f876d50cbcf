export const REPO_STATES = ['synced', 'pending', 'excluded'] as const;
export type RepoState = (typeof REPO_STATES)[number];
export const MACHINE_BEAT_SECONDS = 60;
/** Most repositories one machine reports. */
export const MACHINE_REPOS_MAX = 500;
/** After this without a beat a machine shows as silent. */
export const MACHINE_SILENT_MINUTES = 10;
/** Machines of one developer that are remembered: the one silent for longest makes room. */
export const MACHINES_OF_ONE_MAX = 50;
/** A machine that was silent for so long is forgotten. */
export const MACHINE_KEPT_DAYS = 90;
