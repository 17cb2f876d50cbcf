export type Era = '2025' | '2026';

/** Scenarios that ask about something this server offers; each must pass in full. */
const BOTH = [
  'dns-rebinding-protection',
  'json-schema-2020-12',
  'prompts-get-embedded-resource',
  'prompts-get-simple',
  'prompts-get-with-args',
  'prompts-get-with-image',
  'prompts-list',
  'resources-list',
  'resources-read-binary',
  'resources-read-text',
  'resources-templates-read',
  'tools-call-audio',
  'tools-call-embedded-resource',
  'tools-call-error',
  'tools-call-image',
  'tools-call-mixed-content',
  'tools-call-simple-text',
  'tools-list',
];

export const APPLIES: Record<Era, readonly string[]> = {
  '2025': [...BOTH, 'ping', 'server-initialize'],
  '2026': [
    ...BOTH,
    'caching',
    'http-header-validation',
    'sep-2164-resource-not-found',
    'server-sse-multiple-streams',
    'server-stateless',
    'tools-call-with-progress',
  ],
};

const NO_COMPLETION = 'There is nothing to complete: the server does not declare `completions`.';
const NO_QUESTIONS =
  'A tool never asks its caller back. What a person must decide comes as `required_action` in the answer.';
const NO_STREAM = 'Every answer is one JSON document: the endpoint keeps no stream and no session.';
const NO_SUBSCRIPTION =
  'Resources are read, not watched: the server does not declare `resources.subscribe`.';
const NO_LOG =
  'The server writes its own log and sends none to agents: it does not declare `logging`.';

/** Scenarios about what this server does not offer, and why it does not. A pattern ends in `*`. */
export const EXCUSED: Record<Era, Readonly<Record<string, string>>> = {
  '2025': {
    'completion-complete': NO_COMPLETION,
    'elicitation-sep1034-defaults': NO_QUESTIONS,
    'elicitation-sep1330-enums': NO_QUESTIONS,
    'tools-call-elicitation': NO_QUESTIONS,
    'tools-call-sampling': NO_QUESTIONS,
    'logging-set-level': NO_LOG,
    'tools-call-with-logging': NO_LOG,
    'resources-subscribe': NO_SUBSCRIPTION,
    'resources-unsubscribe': NO_SUBSCRIPTION,
    'server-sse-multiple-streams': NO_STREAM,
    'server-sse-polling': NO_STREAM,
    'tools-call-with-progress': NO_STREAM,
  },
  '2026': {
    'completion-complete': NO_COMPLETION,
    'http-custom-header-server-validation':
      'No input of a tool is repeated in a header: none carries `x-mcp-header`.',
    'input-required-result-*': NO_QUESTIONS,
  },
};

/** Why a scenario is left out, where it is. */
export function excuseOf(era: Era, scenario: string): string | undefined {
  return Object.entries(EXCUSED[era]).find(([name]) =>
    name.endsWith('*') ? scenario.startsWith(name.slice(0, -1)) : scenario === name,
  )?.[1];
}
