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

/**
 * Why two works are not the same however alike their texts are, as far as their agents said so. It
 * only ever takes an escalation away.
 */
export function divergenceOf(one: ScoredWork, other: ScoredWork): Divergence | null {
  if (differentLayers(one.component, other.component)) return 'component';
  return opposed(one, other) ? 'action' : null;
}

function differentLayers(one: string | null, other: string | null): boolean {
  const a = layersIn(one);
  const b = layersIn(other);
  return a.length > 0 && b.length > 0 && !a.some((layer) => b.includes(layer));
}

/** "server/tasks" is of the server and of the tasks: sharing one of them is no difference. */
function layersIn(component: string | null): string[] {
  const parts = (component ?? '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  return parts.map((part) => {
    const layer = LAYERS.findIndex((names) => names.has(part));
    return layer >= 0 ? `layer ${layer}` : part;
  });
}

function opposed(one: ScoredWork, other: ScoredWork): boolean {
  const a = one.action ?? actionInTitle(one.title);
  const b = other.action ?? actionInTitle(other.title);
  return OPPOSED.some(([x, y]) => (a === x && b === y) || (a === y && b === x));
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
