import { HARBOR } from './harbor.ts';
import type { Chapter } from './story.ts';

const FIRMWARE: Chapter = {
  parts: ['boot loader', 'motor driver', 'battery gauge', 'radio stack', 'self-test'],
  stories: [
    {
      title: 'Updates that cannot brick a buoy',
      repo: 'buoy-firmware',
      scope: 'Boot loader, image slots and the update protocol.',
      status: 'active',
      tasks: [
        ['active', 'Fall back to the old image after three failed boots'],
        ['planned', 'Sign images with the key in the secure element'],
        [
          'blocked',
          'Test the fallback on the bench',
          'The bench has one board left; the others come on Thursday.',
        ],
        [
          'done',
          'Write the new image while the buoy keeps measuring',
          'Adds 40 mA for nine minutes, within the budget of a cloudy week.',
        ],
      ],
    },
    {
      title: 'Half the power at night',
      repo: 'buoy-firmware',
      scope: 'Sleep states of radio and sensors.',
      status: 'planned',
      tasks: [['planned', 'Let the radio sleep between two slots']],
    },
  ],
};

const CLINIC: Chapter = {
  parts: ['appointment book', 'referral letters', 'lab import', 'consent forms', 'billing export'],
  stories: [
    {
      title: 'Referral letters in one minute',
      repo: 'letters',
      scope: 'Templates, dictation and the print queue.',
      status: 'active',
      tasks: [
        ['active', 'Fill the letter from the last visit'],
        ['active', 'Refuse to print with an open question'],
        [
          'blocked',
          'Send letters through the health network',
          'The test certificate expired; Felix has ordered a new one.',
        ],
        [
          'done',
          'Keep drafts when the browser closes',
          'Drafts live on the server for seven days and never on the machine.',
        ],
      ],
    },
    {
      title: 'Lab results on the day',
      repo: 'lab-import',
      scope: 'Import of laboratory messages.',
      status: 'active',
      tasks: [
        ['active', 'Accept results that come in two parts'],
        ['planned', 'Tell the doctor about a critical value at once'],
      ],
    },
  ],
};

/** What each workspace of the seeded companies is about, by its slug. */
export const CHAPTERS: Readonly<Record<string, Chapter>> = {
  harbor: HARBOR,
  firmware: FIRMWARE,
  clinic: CLINIC,
};
