import type { TaskStatus } from '../../../../libs/contracts/src/tasks/tasks.values.ts';

/** One task of a story: its state, its title, and what was said of it (why it waits, what came of it). */
export type StoryTask = readonly [status: TaskStatus, title: string, said?: string];

/** A larger effort of a workspace, with what is on the plan, under way and behind it. */
export interface Story {
  title: string;
  repo: string;
  scope: string;
  status: 'planned' | 'active' | 'done' | 'cancelled';
  tasks: readonly StoryTask[];
}

/** What a workspace worked on lately, and the words its older history is made of. */
export interface Chapter {
  stories: readonly Story[];
  parts: readonly [string, ...string[]];
}
