/**
 * What the product prints in exactly these words, because people, documents and scripts rely on them.
 * test/golden/companion-messages.txt holds them.
 */
export const MESSAGES = {
  approve: (page: string, code: string) => `Open ${page} and confirm code ${code}`,
  /** A shared token in the environment goes before what is stored. */
  sharedToken: () =>
    'COVIBE_MCP_TOKEN is a shared token: Co-Vibe cannot tell your agents apart by it. Unset it and run covibe-local setup to give each agent its own.',
  homeMissing: (agent: string, home: string) =>
    `${home} does not exist, so ${agent} is not installed here: its token is kept, its configuration was skipped. Run covibe-local setup again once it is installed.`,
  /** Printed by setup after wiring, repeated by the doctor. */
  disclosure: () => 'Every repo a developer works in is logged to Co-Vibe unless excluded',
  askFirst: () =>
    'New repos are NOT logged until you opt them in with covibe-local include inside them',
  syncNewRepos: (server: string) =>
    `Sync git activity from new repos on this machine to ${server}? [Y/n]`,
  /** Told to the agent, once a repository. */
  optIn: () => 'new repo registered but not logged — run covibe-local include inside it to opt in',
  /** Said by the watch when it begins. */
  paxelIsByHand: () => 'Paxel runs are user-triggered (covibe-local paxel)',
} as const;
