import type { Chapter } from './story.ts';

/** The workspace that plans where ships go: the one most pictures are taken of. */
export const HARBOR: Chapter = {
  parts: [
    'berth planner',
    'tide forecast import',
    'pilot roster',
    'crane telemetry',
    'harbor master dashboard',
    'vessel registry',
    'mooring alerts',
    'arrivals feed',
  ],
  stories: [
    {
      title: 'Berth planning that survives a late ship',
      repo: 'harbor-server',
      scope: 'Berth allocation, its solver and the messages to pilots.',
      status: 'active',
      tasks: [
        ['active', 'Move berths when a ship is more than two hours late'],
        ['active', 'Explain to the harbor master why a ship was moved'],
        [
          'blocked',
          'Send the new berth to the pilot office',
          'The pilot office has not said which message format it takes. Yusuf asked them on Monday.',
        ],
        ['planned', 'Keep a moved ship from being moved again within the hour'],
        ['planned', 'Measure how often the solver gives up after five seconds'],
        [
          'done',
          'Load the tide table of the whole month at once',
          'One query instead of thirty; planning a week takes 1.8 s, down from 9 s.',
        ],
      ],
    },
    {
      title: 'Live positions without the polling',
      repo: 'harbor-console',
      scope: 'The map, its websocket and the server that feeds it.',
      status: 'active',
      tasks: [
        ['active', 'Draw four hundred vessels without dropping frames'],
        ['active', 'Reconnect the map after the laptop slept'],
        ['planned', 'Cluster vessels at anchor'],
        [
          'done',
          'Send only positions that changed',
          'Frames went from 90 kB to about 4 kB. Vessels that stand still are resent each minute.',
        ],
        [
          'done',
          'Show the age of a position',
          'Grey from 10 minutes on, hatched from an hour on; agreed with the watch.',
        ],
      ],
    },
    {
      title: 'Crane telemetry in the right units',
      repo: 'crane-gateway',
      scope: 'Decoding of crane messages and the units they are stored in.',
      status: 'active',
      tasks: [
        [
          'blocked',
          'Decode the load cell of the new gantry',
          'Waits for the register map of the manufacturer; without it the sign of the load is a guess.',
        ],
        ['active', 'Store loads in newtons everywhere'],
        ['planned', 'Backfill last year from the raw messages'],
        [
          'cancelled',
          'Read the old crane over serial',
          'The old crane is scrapped in March, and its log covers what is needed.',
        ],
      ],
    },
    {
      title: 'Sign-in with the port authority',
      repo: 'harbor-server',
      scope: 'Federated sign-in, roles and sessions.',
      status: 'active',
      tasks: [
        ['active', 'Map authority roles to ours'],
        ['planned', 'End sessions when the authority revokes a badge'],
        [
          'done',
          'Refuse sign-in with an expired badge',
          'Checked against the signed expiry, with two minutes for clocks that differ.',
        ],
      ],
    },
    {
      title: 'Mooring alerts the watch trusts',
      repo: 'mooring-alerts',
      scope: 'Thresholds, silence windows and who is called.',
      status: 'planned',
      tasks: [
        ['planned', 'Learn thresholds per berth from a year of line tension'],
        ['planned', 'Call the second watch after five minutes without an answer'],
      ],
    },
    {
      title: 'Arrivals feed for the railway',
      repo: 'arrivals-feed',
      scope: 'Public feed of expected and actual arrivals.',
      status: 'done',
      tasks: [
        [
          'done',
          'Publish arrivals as a feed with a stable id for each call',
          'Live since Tuesday. The railway reads it every minute; ids survive a change of berth.',
        ],
        [
          'done',
          'Document the feed with three worked examples',
          'Examples are run by the tests, so they cannot grow old.',
        ],
      ],
    },
  ],
};
