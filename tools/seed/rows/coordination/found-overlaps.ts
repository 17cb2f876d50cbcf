/** Work somebody was about to begin, what it looked like, and what came of it. */
export interface Found {
  subject: {
    title: string;
    description?: string;
    scope: string;
    action: string;
    component: string;
    repo: string;
    branch?: string;
    paths: readonly string[];
  };
  status: 'open' | 'informed' | 'confirmed' | 'dismissed';
  /** Place in the list of developers of the workspace. */
  by: number;
  minutesAgo: number;
  matches: readonly FoundMatch[];
  /** What the agent that asked said of the first match, where it found them to be the same. */
  verdict?: string;
  confirmReason?: string;
  decidedBy?: number;
}

export interface FoundMatch {
  /** A task of the stories. */
  title: string;
  score: number;
  reasons: readonly string[];
  signals: readonly { name: string; value: number }[];
  escalated: boolean;
  suppressedBy?: 'component' | 'action' | 'low_information' | 'closed';
}

/** Named as the scorer names them. */
const signals = (title: number, text: number, ideas: number, rarestWord: number) =>
  Object.entries({ title, text, ideas, rarestWord }).map(([name, value]) => ({ name, value }));

/** By workspace. */
export const FOUND: Readonly<Record<string, readonly Found[]>> = {
  harbor: [
    {
      subject: {
        title: 'Reassign the berth when a ship arrives late',
        description:
          'If the expected arrival slips by more than two hours, the solver has to run again and move the ship.',
        scope: 'Berth allocation: run the solver again for late ships and tell the pilots.',
        action: 'modify',
        component: 'server',
        repo: 'harbor-server',
        branch: 'feat/late-arrivals',
        paths: ['src/berths/late-arrival.ts', 'src/berths/solver.ts'],
      },
      status: 'open',
      by: 3,
      minutesAgo: 6,
      verdict:
        'Both move a ship to another berth once it is two hours late; only the words differ.',
      matches: [
        {
          title: 'Move berths when a ship is more than two hours late',
          score: 0.91,
          reasons: [
            'texts much alike',
            'the same ideas in other words',
            'both use a word that is rare here',
          ],
          signals: signals(0.48, 0.61, 0.74, 0.9),
          escalated: true,
        },
        {
          title: 'Explain to the harbor master why a ship was moved',
          score: 0.34,
          reasons: ['texts somewhat alike'],
          signals: signals(0.12, 0.24, 0.3, 0.6),
          escalated: false,
        },
      ],
    },
    {
      subject: {
        title: 'Reopen the map websocket after sleep',
        scope: 'Map client: reconnect with pauses that grow once the laptop wakes up.',
        action: 'fix',
        component: 'client',
        repo: 'harbor-console',
        paths: ['src/map/socket.ts'],
      },
      status: 'open',
      by: 1,
      minutesAgo: 24,
      matches: [
        {
          title: 'Reconnect the map after the laptop slept',
          score: 0.84,
          reasons: ['titles much alike', 'the same ideas in other words'],
          signals: signals(0.6, 0.52, 0.66, 0.7),
          escalated: true,
        },
      ],
    },
    {
      subject: {
        title: 'Convert stored crane loads to newtons',
        scope: 'A migration for old rows; new rows are converted as they come in.',
        action: 'modify',
        component: 'db',
        repo: 'crane-gateway',
        paths: ['migrations/0031-newtons.sql'],
      },
      status: 'confirmed',
      by: 2,
      minutesAgo: 190,
      decidedBy: 0,
      confirmReason:
        'One writes the migration, the other the decoder; they agreed on the order this morning.',
      matches: [
        {
          title: 'Store loads in newtons everywhere',
          score: 0.77,
          reasons: ['titles much alike', 'both use a word that is rare here'],
          signals: signals(0.71, 0.44, 0.42, 0.8),
          escalated: true,
        },
      ],
    },
    {
      subject: {
        title: 'Roles of the port authority in the audit log',
        scope: 'Write the role somebody acted with into the audit log.',
        action: 'create',
        component: 'server',
        repo: 'harbor-server',
        paths: ['src/audit/roles.ts'],
      },
      status: 'informed',
      by: 0,
      minutesAgo: 400,
      matches: [
        {
          title: 'Map authority roles to ours',
          score: 0.36,
          reasons: ['texts somewhat alike'],
          signals: signals(0.4, 0.22, 0.2, 0.3),
          escalated: false,
        },
      ],
    },
    {
      subject: {
        title: 'Draw vessels at anchor in one colour',
        scope: 'Colours of the map.',
        action: 'modify',
        component: 'client',
        repo: 'harbor-console',
        paths: ['src/map/colours.ts'],
      },
      status: 'dismissed',
      by: 2,
      minutesAgo: 1_500,
      decidedBy: 3,
      matches: [
        {
          title: 'Cluster vessels at anchor',
          score: 0.61,
          reasons: ['titles much alike'],
          signals: signals(0.62, 0.3, 0.5, 0.2),
          escalated: true,
        },
      ],
    },
  ],
};
