import { endpoint } from '../kernel/endpoint.js';
import type {
  DecideGrant,
  DecidedGrantReply,
  GrantLookup,
  GrantReply,
  PollGrant,
  PolledGrantReply,
  RequestGrant,
  RequestedGrantReply,
  SetUpMachinesReply,
  SetupStateReply,
  TokenStandingReply,
} from './setup-device.dto.js';

export const SETUP_DEVICE = {
  request: endpoint<RequestGrant, RequestedGrantReply>('POST', '/api/setup/device', 'public'),
  poll: endpoint<PollGrant, PolledGrantReply>('POST', '/api/setup/device/poll', 'public'),
  /** Setup says that it has written the tokens down. */
  confirm: endpoint<PollGrant, void>('POST', '/api/setup/device/confirm', 'public'),
  show: endpoint<GrantLookup, GrantReply>('GET', '/api/setup/device/grant', 'session'),
  decide: endpoint<DecideGrant, DecidedGrantReply>('POST', '/api/setup/device/grant', 'session'),
  machines: endpoint<void, SetUpMachinesReply>('GET', '/api/setup/machines', 'session'),
  /** Revokes everything one approval gave out. */
  revoke: endpoint<void, void>('DELETE', '/api/setup/machines/:id', 'session'),
  state: endpoint<void, SetupStateReply>('GET', '/api/setup/state', 'session'),
  /** The token in use, as the server knows it. */
  standing: endpoint<void, TokenStandingReply>('GET', '/api/setup/token', 'agent'),
} as const;
