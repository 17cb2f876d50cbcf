export const NOTE_KINDS = ['blocker', 'decision'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];
