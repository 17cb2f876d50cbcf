import { below } from './below.js';
import { type Environment, given } from './setting.js';

/** Where this machine keeps what Co-Vibe must remember. */
export interface StatePlaces {
  /** `~/.covibe` */
  folder: string;
  credentials: string;
  registry: string;
  exclusions: string;
}

export function statePlaces(env: Environment, home: string): StatePlaces {
  const folder = below(home, '.covibe');
  return {
    folder,
    credentials: given(env['COVIBE_CREDENTIALS_PATH']) ?? below(folder, 'credentials.json'),
    registry: given(env['COVIBE_REGISTRY_PATH']) ?? below(folder, 'repos.json'),
    exclusions: given(env['COVIBE_EXCLUSIONS_PATH']) ?? below(folder, 'exclusions.json'),
  };
}
