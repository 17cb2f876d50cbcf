import type { ActivityEntry } from '@covibe/contracts';
import ban from '@lucide/icons/icons/ban';
import bot from '@lucide/icons/icons/bot';
import boxes from '@lucide/icons/icons/boxes';
import check from '@lucide/icons/icons/check';
import copy from '@lucide/icons/icons/copy';
import handshake from '@lucide/icons/icons/handshake';
import keyRound from '@lucide/icons/icons/key-round';
import laptop from '@lucide/icons/icons/laptop';
import layers from '@lucide/icons/icons/layers';
import lock from '@lucide/icons/icons/lock';
import messageCircle from '@lucide/icons/icons/message-circle';
import notebookPen from '@lucide/icons/icons/notebook-pen';
import octagonAlert from '@lucide/icons/icons/octagon-alert';
import play from '@lucide/icons/icons/play';
import scanSearch from '@lucide/icons/icons/scan-search';
import shieldAlert from '@lucide/icons/icons/shield-alert';
import squareCheck from '@lucide/icons/icons/square-check';
import userRound from '@lucide/icons/icons/user-round';
import { kindOf } from '../../core/words/event-words.js';

type Meaning = 'good' | 'bad' | 'accent' | 'neutral';

interface Face {
  readonly icon: LucideIcon;
  readonly meaning: Meaning;
}

const STEPS: Readonly<Record<string, Face>> = {
  started: { icon: play, meaning: 'accent' },
  completed: { icon: check, meaning: 'good' },
  cancelled: { icon: ban, meaning: 'neutral' },
  blocked: { icon: octagonAlert, meaning: 'bad' },
  blocker: { icon: octagonAlert, meaning: 'bad' },
  blocker_resolved: { icon: check, meaning: 'good' },
};

const KINDS: Readonly<Record<string, LucideIcon>> = {
  task: squareCheck,
  workstream: layers,
  session: bot,
  note: notebookPen,
  member: userRound,
  profile: userRound,
  token: keyRound,
  machine: laptop,
  setup: laptop,
  guard: shieldAlert,
  warning: copy,
  claim: lock,
  message: messageCircle,
  handoff: handshake,
  audit: scanSearch,
};

/** What stands before an entry. A session that begins is no work that starts. */
export function faceOf(type: string): Face {
  const kind = kindOf(type);
  const step = kind === 'session' ? undefined : STEPS[type.slice(kind.length + 1)];
  return step ?? { icon: KINDS[kind] ?? boxes, meaning: 'neutral' };
}

/** Pages of things that have one as a group only. */
const PLACES: Readonly<Record<string, string>> = {
  token: '/settings/tokens',
  machine: '/settings/repos',
  setup: '/settings/agent-setup',
  guard: '/settings/guard',
  developer: '/settings/members',
  invitation: '/settings/members',
  workspace: '/settings/workspaces',
  tenant: '/settings/workspaces',
  claim: '/coordination',
  message: '/coordination',
  audit: '/coordination',
  note: '/coordination',
};

/** Where the thing of an entry can be looked at: an address, or nothing for what has no page. */
export function placeOf({ subject, actor }: ActivityEntry): Place | null {
  if (!subject) return null;
  const { type, id } = subject;
  if (type === 'task' || type === 'workstream') {
    return { path: '/workstreams', query: { [type]: id } };
  }
  if (type === 'warning') return { path: '/coordination', query: { warning: id } };
  if (type === 'session') {
    return actor?.id ? { path: '/workstreams', query: { owner: actor.handle } } : null;
  }
  const path = PLACES[type];
  return path ? { path, query: {} } : null;
}

export interface Place {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}

/** How the link to it reads where the event does not carry a title. */
export function subjectWords({ subject, actor }: ActivityEntry): string | null {
  if (!subject) return null;
  if (subject.title) return subject.title;
  if (subject.type === 'session') return actor?.id ? '(see their work)' : null;
  const words: Readonly<Record<string, string>> = {
    task: 'the task',
    workstream: 'the workstream',
    token: 'tokens',
    machine: '(connected repos)',
    setup: '(Agent Setup)',
    guard: '(settings)',
    developer: 'members',
    invitation: 'members',
    workspace: 'workspaces',
    tenant: 'workspaces',
    warning: 'the overlap',
    claim: 'a claim',
    message: 'a message',
    audit: 'an audit',
  };
  return words[subject.type] ?? null;
}
