import { endpoint } from '../kernel/endpoint.js';
import type {
  ConnectedMachinesReply,
  ListMachines,
  MachineBeat,
  MachineBeatReply,
} from './machines.dto.js';

export const MACHINES = {
  beat: endpoint<MachineBeat, MachineBeatReply>('POST', '/api/machines/beat', 'agent'),
  list: endpoint<ListMachines, ConnectedMachinesReply>('GET', '/api/machines', 'session'),
  /** Forgets a machine that is gone; one that still beats comes back by itself. */
  forget: endpoint<void, void>('DELETE', '/api/machines/:id', 'session'),
} as const;
