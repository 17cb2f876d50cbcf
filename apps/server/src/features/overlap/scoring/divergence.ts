import type { Divergence, ScoredWork, WorkAction } from './scored-work.js';
import { wordsOf } from './work-text.js';

/** Names of one layer of a system; teams do not agree on them. */
const LAYERS = [
  'server backend api service',
  'client frontend ui web console webapp gui interface',
  'db database migration schema sql storage persistence',
  'doc documentation docs readme',
  'test tests testing spec qa e2e',
  'ci cd build pipeline tooling',
  'infra infrastructure ops devops deployment',
  'cli terminal command',
  'auth authentication identity login',
].map((names) => new Set(names.split(' ')));

/** Doing the one makes the other pointless, or is not the same job. */
const OPPOSED: readonly (readonly [WorkAction, WorkAction])[] = [
  ['create', 'remove'],
  ['fix', 'remove'],
  ['audit', 'create'],
  ['audit', 'modify'],
  ['audit', 'fix'],
  ['audit', 'remove'],
];

/** What of a work decides whether it diverges from another; both are read once for each work. */
export interface Declared {
  readonly action: WorkAction | null;
  readonly layers: readonly string[];
}

/**
 * Why two works are not the same however alike their texts are, as far as their agents said so. It
 * only ever takes an escalation away.
 */
export function divergenceOf(one: Declared, other: Declared): Divergence | null {
  if (differentLayers(one.layers, other.layers)) return 'component';
  return opposed(one.action, other.action) ? 'action' : null;
}

const differentLayers = (one: readonly string[], other: readonly string[]) =>
  one.length > 0 && other.length > 0 && !one.some((layer) => other.includes(layer));

const opposed = (one: WorkAction | null, other: WorkAction | null) =>
  OPPOSED.some(([a, b]) => (one === a && other === b) || (one === b && other === a));

/** "server/tasks" is of the server and of the tasks: sharing one of them is no difference. */
export function layersOf(component: string | null): string[] {
  const parts = (component ?? '').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return parts.map((part) => {
    const layer = LAYERS.findIndex((names) => names.has(part));
    return layer >= 0 ? `layer ${layer}` : part;
  });
}

/** What was declared, else what the first word of the title says. */
export function actionOf(work: ScoredWork): WorkAction | null {
  return work.action ?? actionInTitle(work.title);
}

/** Only verbs that can mean nothing else. */
const VERBS: Readonly<Record<string, WorkAction>> = {
  add: 'create',
  creat: 'create',
  introduc: 'create',
  implement: 'create',
  remov: 'remove',
  delet: 'remove',
  drop: 'remove',
};

function actionInTitle(title: string): WorkAction | null {
  const [first = ''] = wordsOf(title.replace(/^\w+(?:\([^)]*\))?!?:\s*/, '').slice(0, 60));
  return VERBS[first] ?? null;
}
